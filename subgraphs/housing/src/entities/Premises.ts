import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Premises of an organisation (单位用房): a shop, office or works. Counted for address coverage. */
@Entity('premises')
export class Premises {
  @PrimaryColumn({ name: 'premises_code', type: 'varchar', length: 24 })
  premisesCode!: string;

  @Column({ name: 'address_code', type: 'varchar', length: 24 })
  addressCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  /** 1 when the record carries the code of its standard address, else 0. */
  @Column({ name: 'standard_coded', type: 'int' })
  standardCoded!: number;

  @Column({ name: 'since', type: 'date' })
  since!: string;

  @Column({ name: 'until', type: 'date', nullable: true })
  until!: string | null;
}
