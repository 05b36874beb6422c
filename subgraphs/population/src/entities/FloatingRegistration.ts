import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The registration that goes with a floating person's stay, and the public services it opens.
 * A service is null when the person is not eligible, 0 when eligible, 1 when receiving it.
 */
@Entity('floating_registration')
@Index('floating_registration_grid', ['gridCode'])
export class FloatingRegistration {
  @PrimaryColumn({ name: 'residence_id', type: 'int' })
  residenceId!: number;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'registered_on', type: 'date' })
  registeredOn!: string;

  /** Day of departure; null while the stay lasts. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;

  @Column({ type: 'tinyint', nullable: true })
  employment!: number | null;

  @Column({ type: 'tinyint', nullable: true })
  housing!: number | null;

  @Column({ type: 'tinyint', nullable: true })
  medical!: number | null;

  @Column({ type: 'tinyint', nullable: true })
  insurance!: number | null;

  @Column({ type: 'tinyint', nullable: true })
  schooling!: number | null;
}
