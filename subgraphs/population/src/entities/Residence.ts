import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A stay of a person at a place, with what statistics need to know about that person. */
@Entity('residence')
@Index('residence_person', ['personRef'])
@Index('residence_dwelling', ['dwellingCode'])
@Index('residence_grid', ['gridCode'])
export class Residence {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  @Column({ name: 'person_ref', type: 'varchar', length: 20 })
  personRef!: string;

  /** Null while the stay is not linked to a coded dwelling. */
  @Column({ name: 'dwelling_code', type: 'varchar', length: 24, nullable: true })
  dwellingCode!: string | null;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  /** First day of the stay. */
  @Column({ type: 'date' })
  since!: string;

  /** Day of departure; null while the stay lasts. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;

  @Column({ name: 'verified_at', type: 'date', nullable: true })
  verifiedAt!: string | null;

  /** 1 when the place is the address of the household registration (人户一致). */
  @Column({ name: 'at_hukou', type: 'tinyint' })
  atHukou!: number;

  /** 1 for the person in whose name the household is kept (户主): one a household. */
  @Column({ name: 'is_head', type: 'tinyint' })
  isHead!: number;

  @Column({ type: 'varchar', length: 8 })
  kind!: string;

  @Column({ type: 'varchar', length: 10 })
  sex!: string;

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate!: string | null;

  /** SEASONAL or YEAR_ROUND of floating persons; null of others. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  season!: string | null;

  /** ELDER, WOMAN or CHILD; null of persons who were not left behind. */
  @Column({ name: 'left_behind', type: 'varchar', length: 5, nullable: true })
  leftBehind!: string | null;

  /** Day since which the stay is linked to a coded dwelling. */
  @Column({ name: 'linked_since', type: 'date', nullable: true })
  linkedSince!: string | null;

  /** Day since which the record has all mandatory items. */
  @Column({ name: 'complete_since', type: 'date', nullable: true })
  completeSince!: string | null;
}
