import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Drugs seized, a total a city and year. */
@Entity('drug_seizure')
export class DrugSeizure {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @PrimaryColumn({ name: 'year_code', type: 'varchar', length: 4 })
  yearCode!: string;

  @Column({ name: 'kilograms', type: 'double' })
  kilograms!: number;
}
