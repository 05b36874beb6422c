import type { DepartmentKind } from '@civicgraph/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A department of a government. */
@Entity('department')
@Index('department_by_region', ['regionCode'])
export class Department {
  @PrimaryColumn({ type: 'varchar', length: 18 })
  uscc!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: DepartmentKind;

  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'parent_uscc', type: 'varchar', length: 18, nullable: true })
  parentUscc!: string | null;
}
