import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation that mediates, with how many mediators it has. */
@Entity('mediation_org')
export class MediationOrg {
  @PrimaryColumn({ name: 'org_id', type: 'varchar', length: 32 })
  orgId!: string;

  @Column({ name: 'name', type: 'varchar', length: 100 })
  name!: string;

  @Column({ name: 'kind', type: 'varchar', length: 16 })
  kind!: string;

  /** The division it serves. */
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'full_time', type: 'int' })
  fullTime!: number;

  @Column({ name: 'part_time', type: 'int' })
  partTime!: number;
}
