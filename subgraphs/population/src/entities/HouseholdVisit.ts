import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A call on a household, planned or paid (入户走访). */
@Entity('household_visit')
@Index('household_visit_day', ['gridCode', 'plannedOn'])
export class HouseholdVisit {
  @PrimaryColumn({ name: 'visit_id', type: 'varchar', length: 20 })
  visitId!: string;

  @Column({ name: 'dwelling_code', type: 'varchar', length: 24 })
  dwellingCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  /** A name of the SDL's `VisitTaskKind`. */
  @Column({ type: 'varchar', length: 15 })
  task!: string;

  @Column({ name: 'planned_on', type: 'date' })
  plannedOn!: string;

  /** Null while the call is due, and when it was not paid. */
  @Column({ name: 'visited_on', type: 'date', nullable: true })
  visitedOn!: string | null;

  /** 1 when the household was visited earlier in the same month; such a call is not counted again. */
  @Column({ type: 'tinyint' })
  revisit!: number;

  /** Members of the household on that day. */
  @Column({ type: 'int' })
  members!: number;

  @Column({ name: 'members_met', type: 'int' })
  membersMet!: number;

  /** FLOATING_SAMPLE: floating persons found. RECORD_SAMPLE: records compared. 0 of other tasks. */
  @Column({ type: 'int' })
  sampled!: number;

  /** FLOATING_SAMPLE: those with a record updated in the 90 days before. RECORD_SAMPLE: records found correct. */
  @Column({ name: 'in_order', type: 'int' })
  inOrder!: number;
}
