import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A building of several dwellings. */
@Entity('building')
export class Building {
  @PrimaryColumn({ name: 'building_code', type: 'varchar', length: 24 })
  buildingCode!: string;

  @Column({ name: 'address_code', type: 'varchar', length: 24 })
  addressCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'floors', type: 'int', nullable: true })
  floors!: number | null;

  @Column({ name: 'year_built', type: 'int', nullable: true })
  yearBuilt!: number | null;
}
