import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a region's own budget of a year holds for governance. */
@Entity('governance_budget')
export class GovernanceBudget {
  @PrimaryColumn({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  @PrimaryColumn({ name: 'budget_year', type: 'int' })
  budgetYear!: number;

  /** Whole yuan. */
  @Column({ type: 'bigint' })
  yuan!: number;
}
