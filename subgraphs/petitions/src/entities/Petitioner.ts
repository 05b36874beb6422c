import { encryptedLength } from '@civicgraph/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who petitions, kept encrypted. Accusations have no such row. */
@Entity('petitioner')
export class Petitioner {
  @PrimaryColumn({ name: 'petition_id', type: 'varchar', length: 32 })
  petitionId!: string;

  @Column({ name: 'name', type: 'varchar', length: encryptedLength(60), nullable: true })
  name!: string | null;

  @Column({ name: 'contact', type: 'varchar', length: encryptedLength(40), nullable: true })
  contact!: string | null;

  @Column({ name: 'address', type: 'varchar', length: encryptedLength(200), nullable: true })
  address!: string | null;
}
