import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Persons dissuaded from paying a fraudster, a total a county and month. */
@Entity('fraud_dissuasion')
export class FraudDissuasion {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @PrimaryColumn({ name: 'month_code', type: 'varchar', length: 7 })
  monthCode!: string;

  @Column({ name: 'dissuaded', type: 'int' })
  dissuaded!: number;
}
