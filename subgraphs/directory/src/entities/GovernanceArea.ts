import type { RegionLevel } from '@civicgraph/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A region that the governance programme covers, with what it has: the denominator of coverage
 * rates, so that regions nobody reports on have no rate rather than one of 0.
 */
@Entity('governance_area')
export class GovernanceArea {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @Column({ type: 'varchar', length: 8 })
  level!: RegionLevel;

  /** 0 or 1: whether a town's post of political-legal member is filled. */
  @Column({ name: 'political_legal_member', type: 'int' })
  politicalLegalMember!: number;

  /** 0 or 1, of villages. */
  @Column({ name: 'mediation_committee', type: 'int' })
  mediationCommittee!: number;

  /** 0 or 1, of villages. */
  @Column({ name: 'public_order_committee', type: 'int' })
  publicOrderCommittee!: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
