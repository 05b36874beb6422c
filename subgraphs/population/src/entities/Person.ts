import { encryptedLength } from '@civicgraph/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A natural person of the actual population (实有人口). Name, identity number and phone are kept encrypted. */
@Entity('person')
@Index('person_citizen_id', ['citizenIdIndex'])
export class Person {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  ref!: string;

  @Column({ type: 'varchar', length: encryptedLength(60), nullable: true })
  name!: string | null;

  /** As the source reports it: the check character may be wrong. Null for persons from overseas. */
  @Column({ name: 'citizen_id', type: 'varchar', length: encryptedLength(18), nullable: true })
  citizenId!: string | null;

  /** Its blind index, by which it is looked up. */
  @Column({ name: 'citizen_id_index', type: 'varchar', length: 43, nullable: true })
  citizenIdIndex!: string | null;

  @Column({ type: 'varchar', length: encryptedLength(20), nullable: true })
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
