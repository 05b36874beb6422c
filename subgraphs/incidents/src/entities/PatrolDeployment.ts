import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Police on patrol on the average day of a month, a row a county and month. */
@Entity('patrol_deployment')
export class PatrolDeployment {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @PrimaryColumn({ name: 'month_code', type: 'varchar', length: 7 })
  monthCode!: string;

  @Column({ name: 'officers', type: 'double' })
  officers!: number;

  @Column({ name: 'vehicles', type: 'double' })
  vehicles!: number;

  @Column({ name: 'points', type: 'double' })
  points!: number;
}
