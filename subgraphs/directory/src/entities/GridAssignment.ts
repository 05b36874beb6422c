import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A worker's duty in a grid, from one day to another. */
@Entity('grid_assignment')
@Index('grid_assignment_by_worker', ['workerId'])
export class GridAssignment {
  @PrimaryColumn({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @PrimaryColumn({ name: 'worker_id', type: 'varchar', length: 24 })
  workerId!: string;

  @PrimaryColumn({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  /** Last day on duty; null while it lasts. */
  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
