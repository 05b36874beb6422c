import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A county or town on the list for remediation (挂牌整治). */
@Entity('listed_area')
export class ListedArea {
  /** `2026-1`: the first batch of 2026. */
  @PrimaryColumn({ name: 'batch', type: 'varchar', length: 12 })
  batch!: string;

  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  /** The authority that listed it: PROVINCE, CITY or COUNTY. */
  @Column({ name: 'grade', type: 'varchar', length: 8 })
  grade!: string;

  /** The period over which the outcome is judged: `2026` or `2026-Q3`. */
  @Column({ name: 'outcome_period', type: 'varchar', length: 7 })
  outcomePeriod!: string;
}
