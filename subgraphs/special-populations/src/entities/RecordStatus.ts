import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: how far the records go. */
@Entity('record_status')
export class RecordStatus {
  /** Always 1. */
  @PrimaryColumn('int')
  id!: number;

  /** The day the records stand at, against which services are due or overdue. */
  @Column('date')
  as_of!: string;
}
