import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Results against organised crime, totals a city and year. */
@Entity('organised_crime')
export class OrganisedCrime {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @PrimaryColumn({ name: 'year_code', type: 'varchar', length: 4 })
  yearCode!: string;

  @Column({ name: 'group_count', type: 'int' })
  groupCount!: number;

  @Column({ name: 'case_count', type: 'int' })
  caseCount!: number;

  @Column({ name: 'arrest_count', type: 'int' })
  arrestCount!: number;

  @Column({ name: 'assets_yuan', type: 'bigint' })
  assetsYuan!: number;
}
