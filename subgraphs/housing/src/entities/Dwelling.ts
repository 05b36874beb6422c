import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dwelling on record. */
@Entity('dwelling')
export class Dwelling {
  @PrimaryColumn({ name: 'dwelling_code', type: 'varchar', length: 24 })
  dwellingCode!: string;

  @Column({ name: 'address_code', type: 'varchar', length: 24 })
  addressCode!: string;

  /** Null for a house that stands by itself. */
  @Column({ name: 'building_code', type: 'varchar', length: 24, nullable: true })
  buildingCode!: string | null;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'use_code', type: 'varchar', length: 16 })
  useCode!: string;

  @Column({ name: 'occupancy', type: 'varchar', length: 16 })
  occupancy!: string;

  @Column({ name: 'area_band', type: 'varchar', length: 8, nullable: true })
  areaBand!: string | null;

  /** 1 when the record carries the code of its standard address, else 0. */
  @Column({ name: 'standard_coded', type: 'int' })
  standardCoded!: number;

  @Column({ name: 'since', type: 'date' })
  since!: string;

  @Column({ name: 'until', type: 'date', nullable: true })
  until!: string | null;
}
