import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What law or policy owes a person once, or once a year, and by which day: the four commitments of
 * aftercare, enrolment in corrections, the agreement of detoxification, the guardian's subsidy.
 */
@Entity('care_duty')
@Index('ix_care_duty_case', ['care_case_id'])
export class CareDuty {
  @PrimaryColumn('varchar', { length: 32 })
  care_duty_id!: string;

  @Column('varchar', { length: 24 })
  care_case_id!: string;

  /** `DutyKind`. */
  @Column('varchar', { length: 24 })
  kind!: string;

  @Column('date')
  due_on!: string;

  @Column('date', { nullable: true })
  met_on!: string | null;
}
