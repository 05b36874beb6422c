import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A public-security incident. No column tells anything about a person. Of an incident against public
 * order only class, place and date are kept; every nullable column is null there.
 */
@Entity('incident')
export class Incident {
  @PrimaryColumn({ name: 'incident_id', type: 'varchar', length: 20 })
  incidentId!: string;

  @Column({ name: 'incident_class', type: 'varchar', length: 16 })
  incidentClass!: string;

  /** Of criminal cases only; feeds still carry retired codes. */
  @Column({ name: 'offence_code', type: 'varchar', length: 16, nullable: true })
  offenceCode!: string | null;

  @Column({ name: 'status', type: 'varchar', length: 12, nullable: true })
  status!: string | null;

  /** The village. */
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ name: 'grid_code', type: 'varchar', length: 15 })
  gridCode!: string;

  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: string;

  /** In UTC. */
  @Column({ name: 'reported_at', type: 'datetime', nullable: true })
  reportedAt!: string | null;

  @Column({ name: 'response_minutes', type: 'int', nullable: true })
  responseMinutes!: number | null;

  /** 1 or 0 where police were sent to a call, else null. */
  @Column({ name: 'on_scene_handled', type: 'int', nullable: true })
  onSceneHandled!: number | null;

  /** Of criminal cases only. */
  @Column({ name: 'solved_on', type: 'date', nullable: true })
  solvedOn!: string | null;

  /** 1 or 0; null for an unsolved case and for what is no criminal case. */
  @Column({ name: 'caught_on_scene', type: 'int', nullable: true })
  caughtOnScene!: number | null;

  /** As `caughtOnScene`. */
  @Column({ name: 'solved_by_video', type: 'int', nullable: true })
  solvedByVideo!: number | null;

  @Column({ name: 'loss_yuan', type: 'bigint', nullable: true })
  lossYuan!: number | null;

  @Column({ name: 'recovered_yuan', type: 'bigint', nullable: true })
  recoveredYuan!: number | null;

  /** Type of the civil dispute a criminal case grew out of. */
  @Column({ name: 'origin_dispute_type', type: 'varchar', length: 2, nullable: true })
  originDisputeType!: string | null;

  @Column({ name: 'deaths', type: 'int', nullable: true })
  deaths!: number | null;

  /** Null for what is no accident. */
  @Column({ name: 'accident_kind', type: 'varchar', length: 16, nullable: true })
  accidentKind!: string | null;

  /** How the authority classed an event that must not happen; null for nearly all. */
  @Column({ name: 'zero_tolerance_kind', type: 'varchar', length: 16, nullable: true })
  zeroToleranceKind!: string | null;
}
