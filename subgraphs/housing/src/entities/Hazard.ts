import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A hazard found in a dwelling or in a building as a whole. */
@Entity('hazard')
export class Hazard {
  @PrimaryColumn({ name: 'hazard_id', type: 'varchar', length: 32 })
  hazardId!: string;

  @Column({ name: 'dwelling_code', type: 'varchar', length: 24, nullable: true })
  dwellingCode!: string | null;

  @Column({ name: 'building_code', type: 'varchar', length: 24, nullable: true })
  buildingCode!: string | null;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'kind', type: 'varchar', length: 16 })
  kind!: string;

  /** 1 when the dwelling was rented out on the day of finding, else 0. */
  @Column({ name: 'in_rental', type: 'int' })
  inRental!: number;

  @Column({ name: 'found_at', type: 'date' })
  foundAt!: string;

  @Column({ name: 'due_at', type: 'date' })
  dueAt!: string;

  @Column({ name: 'closed_at', type: 'date', nullable: true })
  closedAt!: string | null;
}
