import { encryptedLength } from '@civicgraph/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a petitioner wrote or said, kept encrypted. Accusations have no such row. */
@Entity('petition_content')
export class PetitionContent {
  @PrimaryColumn({ name: 'petition_id', type: 'varchar', length: 32 })
  petitionId!: string;

  @Column({ name: 'content', type: 'varchar', length: encryptedLength(2000) })
  content!: string;
}
