import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dispute without its parties, whom the register does not keep. Flags are 0 or 1. */
@Entity('dispute')
export class Dispute {
  @PrimaryColumn({ name: 'dispute_id', type: 'varchar', length: 32 })
  disputeId!: string;

  @Column({ name: 'type_code', type: 'varchar', length: 4 })
  typeCode!: string;

  @Column({ name: 'field_code', type: 'varchar', length: 16 })
  fieldCode!: string;

  @Column({ name: 'source', type: 'varchar', length: 16 })
  source!: string;

  @Column({ name: 'scale', type: 'varchar', length: 16 })
  scale!: string;

  @Column({ name: 'status', type: 'varchar', length: 16 })
  status!: string;

  /** A village or community. */
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'org_id', type: 'varchar', length: 32 })
  orgId!: string;

  @Column({ name: 'found_on', type: 'date' })
  foundOn!: string;

  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  @Column({ name: 'is_online', type: 'int' })
  isOnline!: number;

  @Column({ name: 'is_pre_litigation', type: 'int' })
  isPreLitigation!: number;

  @Column({ name: 'amount_yuan', type: 'double', nullable: true })
  amountYuan!: number | null;

  /** Last day to do what was agreed; null without an agreement. */
  @Column({ name: 'perform_due_on', type: 'date', nullable: true })
  performDueOn!: string | null;

  @Column({ name: 'fulfilled_on', type: 'date', nullable: true })
  fulfilledOn!: string | null;

  @Column({ name: 'confirmed_on', type: 'date', nullable: true })
  confirmedOn!: string | null;
}
