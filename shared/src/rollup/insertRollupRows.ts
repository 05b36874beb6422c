import type { EntityManager } from 'typeorm';
import { insertRows, type Row } from '../database';
import type { FoldedRow, Rollup } from './Rollup';

const rowsAtOnce = 500;

/**
 * Inserts folded rows, many to a statement, in the manager's transaction. Every cell stays withheld
 * until `applySuppression` has looked at the whole table: a half-seeded database publishes nothing.
 */
export async function insertRollupRows(
  manager: EntityManager,
  rollup: Rollup,
  rows: Iterable<FoldedRow>,
): Promise<void> {
  const suppression = 'P'.repeat(rollup.measures.length);
  let batch: Row[] = [];
  for (const { area, period, values } of rows) {
    const row: Record<string, string | number> = { area_code: area, period, suppression };
    rollup.measures.forEach(({ name }, i) => {
      row[name] = values[i] ?? 0;
    });
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    await insertRows(manager, rollup.table, batch);
    batch = [];
  }
  await insertRows(manager, rollup.table, batch);
}
