import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral of a petitioner to a service, one a petition and service. */
@Entity('referral')
export class Referral {
  @PrimaryColumn({ name: 'petition_id', type: 'varchar', length: 32 })
  petitionId!: string;

  @PrimaryColumn({ name: 'service', type: 'varchar', length: 16 })
  service!: string;

  @Column({ name: 'consent_ref', type: 'varchar', length: 40 })
  consentRef!: string;

  @Column({ name: 'referred_on', type: 'date' })
  referredOn!: string;
}
