import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An operation that the clients of a department read a data resource with. */
@Entity('data_resource_use')
export class DataResourceUse {
  @PrimaryColumn({ name: 'resource_code', type: 'varchar', length: 30 })
  resourceCode!: string;

  /** The most used first, from 1. */
  @PrimaryColumn({ type: 'int' })
  ordinal!: number;

  @Column({ name: 'operation_name', type: 'varchar', length: 255, nullable: true })
  operationName!: string | null;

  @Column({ name: 'operation_hash', type: 'varchar', length: 64 })
  operationHash!: string;

  @Column({ type: 'varchar', length: 18, nullable: true })
  department!: string | null;

  @Column({ name: 'last_used_on', type: 'date' })
  lastUsedOn!: string;

  @Column({ type: 'bigint' })
  times!: number;
}
