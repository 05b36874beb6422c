import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A grid worker, as a public post. */
@Entity('grid_worker')
export class GridWorker {
  @PrimaryColumn({ name: 'worker_id', type: 'varchar', length: 24 })
  workerId!: string;

  @Column({ name: 'display_name', type: 'varchar', length: 30 })
  displayName!: string;

  @Column({ type: 'varchar', length: 9 })
  employment!: 'FULL_TIME' | 'PART_TIME';

  @Column({ name: 'office_phone', type: 'varchar', length: 20, nullable: true })
  officePhone!: string | null;
}
