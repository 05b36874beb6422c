import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What the health system reports of a county each month. Totals only: there is no such fact about
 * a person anywhere in the hub.
 */
@Entity('health_total')
@Index('ix_health_total_region', ['region_code'])
export class HealthTotal {
  @PrimaryColumn('varchar', { length: 12 })
  county_code!: string;

  /** `YYYY-MM`. */
  @PrimaryColumn('varchar', { length: 7 })
  report_month!: string;

  /** The village the reporting office lies in, which gives the report its place in the tree. */
  @Column('varchar', { length: 12 })
  region_code!: string;

  /** Persons registered at the end of the month: 在册. */
  @Column('int')
  registered!: number;

  /** Of them, managed by the standard: 规范管理. */
  @Column('int')
  standard_managed!: number;

  /** Of them, taking their medicine regularly: 规律服药. */
  @Column('int')
  regular_medication!: number;

  /** Sessions given in the month. */
  @Column('int')
  counselling_sessions!: number;
}
