import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department that may answer for petitions. */
@Entity('responsible_department')
export class ResponsibleDepartment {
  @PrimaryColumn({ name: 'uscc', type: 'varchar', length: 18 })
  uscc!: string;

  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;
}
