import type { EntityManager } from 'typeorm';
import { insertRows } from '../database';
import type { FoldedRow, Rollup } from './Rollup';

/**
 * Inserts folded rows, many to a statement, in the manager's transaction. Every cell stays withheld
 * until `applySuppression` has looked at the whole table: a half-seeded database publishes nothing.
 */
export async function insertRollupRows(
  manager: EntityManager,
  rollup: Rollup,
  rows: readonly FoldedRow[],
): Promise<void> {
  const suppression = 'P'.repeat(rollup.measures.length);
  await insertRows(
    manager,
    rollup.table,
    rows.map(({ area, period, values }) => {
      const row: Record<string, string | number> = { area_code: area, period, suppression };
      rollup.measures.forEach(({ name }, i) => {
        row[name] = values[i] ?? 0;
      });
      return row;
    }),
  );
}
