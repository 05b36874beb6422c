import type { RegionLevel } from '@civicgraph/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The governance centre of a region. */
@Entity('governance_centre')
@Index('governance_centre_by_region', ['regionCode'], { unique: true })
export class GovernanceCentre {
  @PrimaryColumn({ name: 'centre_id', type: 'varchar', length: 20 })
  centreId!: string;

  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ type: 'varchar', length: 8 })
  level!: RegionLevel;

  /** 1 (best) to 3. */
  @Column({ type: 'int', nullable: true })
  grade!: number | null;

  /** 0 or 1. */
  @Column({ type: 'int' })
  operating!: number;

  /** 0 or 1. */
  @Column({ name: 'meets_standard', type: 'int' })
  meetsStandard!: number;
}
