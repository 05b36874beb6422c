import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A petition without its petitioner and content. Flags are 0 or 1. */
@Entity('petition')
export class Petition {
  @PrimaryColumn({ name: 'petition_id', type: 'varchar', length: 32 })
  petitionId!: string;

  @Column({ name: 'channel', type: 'varchar', length: 8 })
  channel!: string;

  @Column({ name: 'purpose', type: 'varchar', length: 16 })
  purpose!: string;

  @Column({ name: 'route', type: 'varchar', length: 16 })
  route!: string;

  @Column({ name: 'category', type: 'varchar', length: 24 })
  category!: string;

  @Column({ name: 'status', type: 'varchar', length: 16 })
  status!: string;

  /** A town; the city when one of its own departments answers, and for accusations. */
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  /** The county of the region; the city when the region is the city. */
  @Column({ name: 'county_code', type: 'varchar', length: 12 })
  countyCode!: string;

  @Column({ name: 'responsible', type: 'varchar', length: 18 })
  responsible!: string;

  @Column({ name: 'registered_on', type: 'date' })
  registeredOn!: string;

  @Column({ name: 'accept_due_on', type: 'date' })
  acceptDueOn!: string;

  /** Day it was accepted or transferred, or the petitioner was told why not. */
  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: string | null;

  @Column({ name: 'close_due_on', type: 'date', nullable: true })
  closeDueOn!: string | null;

  @Column({ name: 'extended_to', type: 'date', nullable: true })
  extendedTo!: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  @Column({ name: 'opinion', type: 'varchar', length: 8, nullable: true })
  opinion!: string | null;

  @Column({ name: 'withdrawn', type: 'int' })
  withdrawn!: number;

  @Column({ name: 'first_time', type: 'int' })
  firstTime!: number;

  @Column({ name: 'repeat_of', type: 'varchar', length: 32, nullable: true })
  repeatOf!: string | null;

  /** Day the next petition on the same matter was registered. */
  @Column({ name: 'repeated_on', type: 'date', nullable: true })
  repeatedOn!: string | null;

  @Column({ name: 'skip_level', type: 'int' })
  skipLevel!: number;

  @Column({ name: 'group_size', type: 'int' })
  groupSize!: number;

  @Column({ name: 'is_backlog', type: 'int' })
  isBacklog!: number;

  @Column({ name: 'backlog_since', type: 'date', nullable: true })
  backlogSince!: string | null;

  @Column({ name: 'backlog_resolved_on', type: 'date', nullable: true })
  backlogResolvedOn!: string | null;

  @Column({ name: 'difficult', type: 'int' })
  difficult!: number;

  @Column({ name: 'leader_named', type: 'int' })
  leaderNamed!: number;

  @Column({ name: 'review_asked_on', type: 'date', nullable: true })
  reviewAskedOn!: string | null;

  @Column({ name: 'review_closed_on', type: 'date', nullable: true })
  reviewClosedOn!: string | null;

  @Column({ name: 'review_changed', type: 'int' })
  reviewChanged!: number;

  @Column({ name: 'satisfaction_office', type: 'varchar', length: 16 })
  satisfactionOffice!: string;

  @Column({ name: 'satisfaction_unit', type: 'varchar', length: 16 })
  satisfactionUnit!: string;

  @Column({ name: 'evaluable', type: 'int' })
  evaluable!: number;

  @Column({ name: 'suggestion_adopted', type: 'int' })
  suggestionAdopted!: number;

  /** SHA-256 of the query code, in hexadecimal; accusations have none. */
  @Column({ name: 'query_code_hash', type: 'varchar', length: 64, nullable: true })
  queryCodeHash!: string | null;
}
