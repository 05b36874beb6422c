import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An entry of the data-resource directory. */
@Entity('data_resource')
@Index('data_resource_by_provider', ['providerUscc', 'resourceCode'])
export class DataResource {
  @PrimaryColumn({ name: 'resource_code', type: 'varchar', length: 30 })
  resourceCode!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ name: 'provider_uscc', type: 'varchar', length: 18 })
  providerUscc!: string;

  @Column({ name: 'share_type', type: 'varchar', length: 13 })
  shareType!: 'UNCONDITIONAL' | 'CONDITIONAL' | 'NOT_SHARED';

  @Column({ name: 'share_condition', type: 'varchar', length: 200, nullable: true })
  shareCondition!: string | null;

  @Column({ name: 'legal_basis', type: 'varchar', length: 200 })
  legalBasis!: string;

  @Column({ name: 'update_cycle', type: 'varchar', length: 9 })
  updateCycle!: string;

  @Column({ name: 'data_level', type: 'varchar', length: 9 })
  dataLevel!: 'CORE' | 'IMPORTANT' | 'GENERAL';

  @Column({ name: 'updated_at', type: 'datetime' })
  updatedAt!: string;

  /** When the department listed it; null for an entry that came with a schema. */
  @Column({ name: 'listed_on', type: 'date', nullable: true })
  listedOn!: string | null;

  @Column({ name: 'catalogued_on', type: 'date', nullable: true })
  cataloguedOn!: string | null;

  /** When the data arrived at the hub (归集). */
  @Column({ name: 'collected_on', type: 'date', nullable: true })
  collectedOn!: string | null;

  /** Whose schema states it, or stated it last; null for what was never published. */
  @Column({ type: 'varchar', length: 63, nullable: true })
  subgraph!: string | null;

  @Column({ name: 'schema_version', type: 'int', nullable: true })
  schemaVersion!: number | null;

  @Column({ name: 'published_at', type: 'datetime', nullable: true })
  publishedAt!: string | null;

  /** Since when no schema states it any more. */
  @Column({ name: 'withdrawn_at', type: 'datetime', nullable: true })
  withdrawnAt!: string | null;
}
