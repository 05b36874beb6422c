import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A post of a care worker and the station it is at. Cases are counted against posts. */
@Entity('care_worker')
@Index('ix_care_worker_region', ['region_code'])
export class CareWorker {
  @PrimaryColumn('varchar', { length: 32 })
  worker_id!: string;

  /** The village the station lies in. */
  @Column('varchar', { length: 12 })
  region_code!: string;

  /** `CareService`. */
  @Column('varchar', { length: 16 })
  service!: string;

  @Column('date')
  started_on!: string;

  @Column('date', { nullable: true })
  ended_on!: string | null;
}
