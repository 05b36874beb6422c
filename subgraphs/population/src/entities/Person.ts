import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A natural person of the actual population (实有人口). */
@Entity('person')
export class Person {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  ref!: string;

  @Column({ type: 'varchar', length: 60, nullable: true })
  name!: string | null;

  /** As the source reports it: the check character may be wrong. Null for persons from overseas. */
  @Column({ name: 'citizen_id', type: 'varchar', length: 18, nullable: true })
  citizenId!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  phone!: string | null;

  /** A name of the SDL's `Sex`. */
  @Column({ type: 'varchar', length: 10 })
  sex!: string;

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate!: string | null;

  /** A name of the SDL's `PopulationKind`. */
  @Column({ type: 'varchar', length: 8 })
  kind!: string;

  /** Six digits of the county of household registration. */
  @Column({ name: 'hukou_county', type: 'varchar', length: 6, nullable: true })
  hukouCounty!: string | null;
}
