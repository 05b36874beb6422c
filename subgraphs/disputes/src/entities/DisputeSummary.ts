import { encryptedLength } from '@civicgraph/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a dispute is about, kept encrypted; some feeds leave it out. */
@Entity('dispute_summary')
export class DisputeSummary {
  @PrimaryColumn({ name: 'dispute_id', type: 'varchar', length: 32 })
  disputeId!: string;

  @Column({ name: 'summary', type: 'varchar', length: encryptedLength(500) })
  summary!: string;
}
