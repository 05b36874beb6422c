import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A field of a data resource, as its schema states it. */
@Entity('data_resource_field')
export class DataResourceField {
  @PrimaryColumn({ name: 'resource_code', type: 'varchar', length: 30 })
  resourceCode!: string;

  /** In the order of the schema, from 1. */
  @PrimaryColumn({ type: 'int' })
  ordinal!: number;

  @Column({ type: 'varchar', length: 255 })
  coordinate!: string;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  description!: string | null;

  @Column({ type: 'varchar', length: 9, nullable: true })
  sensitivity!: 'PUBLIC' | 'INTERNAL' | 'PERSONAL' | 'SENSITIVE' | null;
}
