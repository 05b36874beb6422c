import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row, which whoever writes published entries or their uses holds for the while. */
@Entity('published_catalogue')
export class PublishedCatalogue {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  /** The registry whose supergraph that was; empty before the first. */
  @Column({ type: 'varchar', length: 36 })
  registry!: string;

  /** The supergraph that the entries were read off; 0 before the first. */
  @Column({ name: 'supergraph_version', type: 'bigint' })
  supergraphVersion!: number;
}
