import type { CityOrganisationKind } from '@civicgraph/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An organisation with its seat in a village. */
@Entity('organisation')
@Index('organisation_by_place', ['placeKey'], { unique: true })
@Index('organisation_by_kind', ['kind', 'placeKey'])
export class Organisation {
  @PrimaryColumn({ type: 'varchar', length: 18 })
  uscc!: string;

  /** Village and code on end: orders the list by place, and a region's are one run of it. */
  @Column({ name: 'place_key', type: 'varchar', length: 30 })
  placeKey!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: CityOrganisationKind;

  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15, nullable: true })
  gridCode!: string | null;
}
