import { Entity, Index, PrimaryColumn } from 'typeorm';

/** An indicator that a data resource feeds. */
@Entity('data_resource_indicator')
@Index('data_resource_indicator_by_indicator', ['indicator', 'resourceCode'])
export class DataResourceIndicator {
  @PrimaryColumn({ name: 'resource_code', type: 'varchar', length: 30 })
  resourceCode!: string;

  @PrimaryColumn({ type: 'varchar', length: 3 })
  indicator!: string;
}
