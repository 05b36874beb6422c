import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A figure of the judicial statistics: of all who were released in one year in one city, how many
 * were convicted again within five years. It comes as a total and is never computed from persons.
 */
@Entity('reoffending_cohort')
@Index('ix_reoffending_cohort_region', ['region_code'])
export class ReoffendingCohort {
  @PrimaryColumn('varchar', { length: 12 })
  city_code!: string;

  /** The year of release. */
  @PrimaryColumn('int')
  released_year!: number;

  /** The village the reporting office lies in, which gives the report its place in the tree. */
  @Column('varchar', { length: 12 })
  region_code!: string;

  @Column('date')
  published_on!: string;

  @Column('int')
  cohort!: number;

  @Column('int')
  convicted_again!: number;
}
