import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One service of a case, due or done: 服务事项. */
@Entity('service_action')
@Index('ix_service_action_agenda', ['care_case_id', 'agenda_key'], { unique: true })
export class ServiceAction {
  @PrimaryColumn('varchar', { length: 32 })
  service_action_id!: string;

  @Column('varchar', { length: 24 })
  care_case_id!: string;

  /** Due date and serial, `2026-10-31/0012`: lists go by the day a service is due. */
  @Column('varchar', { length: 20 })
  agenda_key!: string;

  /** `ServiceKind`. */
  @Column('varchar', { length: 16 })
  kind!: string;

  @Column('date')
  due_on!: string;

  @Column('date', { nullable: true })
  done_on!: string | null;

  /** `ServiceOutcome`; null until it is done. */
  @Column('varchar', { length: 16, nullable: true })
  outcome!: string | null;
}
