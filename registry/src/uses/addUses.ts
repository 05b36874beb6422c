import { type OperationUse, placeholders } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

const columns = ['operation_hash', 'client', 'client_version', 'department', 'day', 'uses'];
const batchSize = 500;

/**
 * Adds counts to those that are known. Several gateways do so at once, so that the adding is the database's:
 * here alone the statement is not the same for SQLite and MySQL.
 */
export async function addUses(
  manager: EntityManager,
  uses: readonly OperationUse[],
): Promise<void> {
  const { type } = manager.dataSource.options;
  const add =
    type === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE uses = uses + VALUES(uses)'
      : 'ON CONFLICT (operation_hash, client, client_version, department, day) DO UPDATE SET uses = uses + excluded.uses';
  // In one order, so that two that add the same rows do not wait for each other.
  const rows = summed(uses).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    await manager.query(
      `INSERT INTO operation_use (${columns.join(', ')}) VALUES ${batch.map(() => `(${placeholders(columns)})`).join(', ')} ${add}`,
      batch.flatMap(({ values, count }) => [...values, count]),
    );
  }
}

interface SummedUse {
  readonly key: string;
  /** Of the key's columns; an empty text stands for none. */
  readonly values: readonly string[];
  readonly count: number;
}

function summed(uses: readonly OperationUse[]): SummedUse[] {
  const sums = new Map<string, SummedUse>();
  for (const { operationHash, client, clientVersion, department, day, count } of uses) {
    const values = [operationHash, client ?? '', clientVersion ?? '', department ?? '', day];
    const key = JSON.stringify(values);
    sums.set(key, { key, values, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
