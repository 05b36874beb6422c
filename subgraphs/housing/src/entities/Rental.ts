import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time in which a dwelling is found rented out, with or without a lease record. */
@Entity('rental')
export class Rental {
  @PrimaryColumn({ name: 'dwelling_code', type: 'varchar', length: 24 })
  dwellingCode!: string;

  @PrimaryColumn({ name: 'found_on', type: 'date' })
  foundOn!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  /** Day of the lease record; null without one. */
  @Column({ name: 'registered_on', type: 'date', nullable: true })
  registeredOn!: string | null;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;
}
