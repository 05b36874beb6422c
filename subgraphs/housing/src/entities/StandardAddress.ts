import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address of the city's standard list. */
@Entity('standard_address')
export class StandardAddress {
  @PrimaryColumn({ name: 'address_code', type: 'varchar', length: 24 })
  addressCode!: string;

  @Column({ name: 'text', type: 'varchar', length: 120 })
  text!: string;

  /** The village it lies in. */
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'lon', type: 'double', nullable: true })
  lon!: number | null;

  @Column({ name: 'lat', type: 'double', nullable: true })
  lat!: number | null;
}
