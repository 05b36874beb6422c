import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the day the data stand at, which "today" means in every answer. */
@Entity('data_state')
export class DataState {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  @Column({ name: 'stands_at', type: 'date' })
  standsAt!: string;
}
