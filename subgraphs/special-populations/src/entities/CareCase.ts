import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A case of service for one person: 服务个案. Dates and services only. */
@Entity('care_case')
@Index('ix_care_case_region', ['region_code', 'care_case_id'])
@Index('ix_care_case_person', ['person_ref', 'care_case_id'])
export class CareCase {
  @PrimaryColumn('varchar', { length: 24 })
  care_case_id!: string;

  /** `CareCategory`. */
  @Column('varchar', { length: 24 })
  category!: string;

  /** `YouthKind`, of children in difficulty that are of one of its kinds; else null. */
  @Column('varchar', { length: 24, nullable: true })
  youth_kind!: string | null;

  @Column('varchar', { length: 32 })
  person_ref!: string;

  /** The village. */
  @Column('varchar', { length: 12 })
  region_code!: string;

  @Column('varchar', { length: 15 })
  grid_code!: string;

  @Column('date')
  opened_on!: string;

  @Column('date')
  ends_on!: string;

  @Column('date', { nullable: true })
  closed_on!: string | null;

  @Column('varchar', { length: 80 })
  legal_basis!: string;

  /** Unified social credit code. */
  @Column('varchar', { length: 18 })
  lead_department!: string;

  @Column('varchar', { length: 32 })
  worker_id!: string;
}
