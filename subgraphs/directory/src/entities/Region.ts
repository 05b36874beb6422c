import type { RegionLevel } from '@civicgraph/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An administrative division. Level and parent are stored: real codes do not always show them. */
@Entity('region')
@Index('region_by_parent', ['parentCode', 'code'])
@Index('region_by_level', ['level', 'code'])
export class Region {
  @PrimaryColumn({ type: 'varchar', length: 12 })
  code!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 8 })
  level!: RegionLevel;

  @Column({ name: 'parent_code', type: 'varchar', length: 12, nullable: true })
  parentCode!: string | null;

  @Column({ name: 'urban_rural', type: 'varchar', length: 3, nullable: true })
  urbanRural!: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
