import type { BudgetRow } from '../rows';

export const AnnualBudget = {
  year: (row: BudgetRow) => row.budget_year,
  // A bigint column: some drivers hand it over as text.
  yuan: (row: BudgetRow) => Number(row.yuan),
};
