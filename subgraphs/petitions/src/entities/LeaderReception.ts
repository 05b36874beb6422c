import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session at which a leader received petitioners. */
@Entity('leader_reception')
export class LeaderReception {
  @PrimaryColumn({ name: 'session_id', type: 'varchar', length: 32 })
  sessionId!: string;

  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  /** The petition office that held the session. */
  @Column({ name: 'hosted_by', type: 'varchar', length: 18 })
  hostedBy!: string;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  /** Petitions heard. */
  @Column({ name: 'received', type: 'int' })
  received!: number;
}
