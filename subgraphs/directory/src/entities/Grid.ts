import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A grid. Its code begins with the code of its village. */
@Entity('grid')
@Index('grid_by_village', ['villageCode'])
export class Grid {
  @PrimaryColumn({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 13 })
  kind!: 'COMPREHENSIVE' | 'DEDICATED' | 'MICRO';

  @Column({ name: 'village_code', type: 'varchar', length: 12 })
  villageCode!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
