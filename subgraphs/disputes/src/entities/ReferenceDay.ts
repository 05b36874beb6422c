import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The day the data is of, one row: what is overdue is told by it, not by a wall clock. */
@Entity('reference_day')
export class ReferenceDay {
  @PrimaryColumn({ name: 'id', type: 'int' })
  id!: number;

  @Column({ name: 'today', type: 'date' })
  today!: string;
}
