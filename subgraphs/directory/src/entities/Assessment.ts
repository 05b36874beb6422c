import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One value of one indicator for one region and period: numerator and denominator, or a count. */
@Entity('assessment')
export class Assessment {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  /** Period, indicator and item on end (`2026-Q3:A07:TOWN`): what orders a region's list. */
  @PrimaryColumn({ name: 'assessment_key', type: 'varchar', length: 50 })
  assessmentKey!: string;

  /** `2026`, `2026-Q3` or `2026-10`. */
  @Column({ name: 'assessed_period', type: 'varchar', length: 7 })
  assessedPeriod!: string;

  @Column({ type: 'varchar', length: 3 })
  indicator!: string;

  @Column({ type: 'varchar', length: 30, nullable: true })
  item!: string | null;

  @Column({ type: 'varchar', length: 13 })
  unit!: string;

  /** 0 or 1. */
  @Column({ type: 'int' })
  sampled!: number;

  /** With `denominator`; null for a count. */
  @Column({ type: 'int', nullable: true })
  numerator!: number | null;

  @Column({ type: 'int', nullable: true })
  denominator!: number | null;

  /** Null for a ratio. */
  @Column({ type: 'int', nullable: true })
  counted!: number | null;

  @Column({ type: 'double', nullable: true })
  target!: number | null;
}
