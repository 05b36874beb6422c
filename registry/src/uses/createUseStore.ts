import { insertRows, type OperationUse, placeholders } from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { SeenOperation } from '../check';
import type { Store } from '../store/openStore';
import { writeSettled } from '../store/writeSettled';
import { addUses } from './addUses';
import { dayBefore } from './dayBefore';
import { readSeenOperations } from './readSeenOperations';

/** What is known of the operations in use. */
export interface UseStore {
  /** Adds up; texts are kept once. */
  record(uses: readonly OperationUse[]): Promise<void>;
  /** Operations of the days that checks look back, with their clients. */
  seenOperations(): Promise<SeenOperation[]>;
  /** How many of them there are. */
  countOperations(): Promise<number>;
}

/** However many texts clients make up, the database stays this small. */
const maximumOperations = 20_000;

/** @param days that are kept, today included */
export function createUseStore(store: Store, days: number, logger: Logger): UseStore {
  let cleanedOn = '';
  let toldOn = '';

  async function clean(manager: EntityManager, today: string): Promise<void> {
    if (cleanedOn === today) return;
    await manager.query('DELETE FROM operation_use WHERE day < ?', [dayBefore(today, days - 1)]);
    await manager.query(
      'DELETE FROM operation WHERE NOT EXISTS (SELECT 1 FROM operation_use WHERE operation_hash = hash)',
    );
  }

  return {
    async record(uses) {
      if (uses.length === 0) return;
      const today = new Date().toISOString().slice(0, 10);
      const oldest = dayBefore(today, days - 1);
      const current = uses.filter(({ day }) => day >= oldest && day <= dayBefore(today, -1));
      const dropped = await writeSettled(store, async (manager) => {
        await clean(manager, today);
        const { kept, dropped } = await keepOperations(manager, current);
        await addUses(manager, kept);
        return dropped;
      });
      cleanedOn = today;
      if (dropped > 0 && toldOn !== today) {
        logger.warn({ limit: maximumOperations }, 'operations beyond the limit are not kept');
        toldOn = today;
      }
    },
    seenOperations: () => store.read((manager) => readSeenOperations(manager, oldestDay(days))),
    async countOperations() {
      const [row]: { operations: number }[] = await store.read((manager) =>
        manager.query(
          'SELECT COUNT(DISTINCT operation_hash) AS operations FROM operation_use WHERE day >= ?',
          [oldestDay(days)],
        ),
      );
      return row?.operations ?? 0;
    },
  };
}

/** The first of so many days that end today. */
export function oldestDay(days: number): string {
  return dayBefore(new Date().toISOString().slice(0, 10), days - 1);
}

/** Keeps the texts of operations that are new, while there is room; the uses of others are dropped. */
async function keepOperations(
  manager: EntityManager,
  uses: readonly OperationUse[],
): Promise<{ kept: OperationUse[]; dropped: number }> {
  const byHash = new Map(uses.map((use) => [use.operationHash, use]));
  const known = await knownHashes(manager, [...byHash.keys()]);
  const [row]: { operations: number }[] = await manager.query(
    'SELECT COUNT(*) AS operations FROM operation',
  );
  const room = Math.max(0, maximumOperations - (row?.operations ?? 0));
  const fresh = [...byHash.values()]
    .filter(({ operationHash }) => !known.has(operationHash))
    .slice(0, room);
  await insertRows(
    manager,
    'operation',
    fresh.map(({ operationHash, operationName, document, coordinates }) => ({
      hash: operationHash,
      name: operationName?.slice(0, 200) ?? null,
      document,
      coordinates: JSON.stringify(coordinates),
    })),
  );
  for (const { operationHash } of fresh) known.add(operationHash);
  const kept = uses.filter(({ operationHash }) => known.has(operationHash));
  return { kept, dropped: uses.length - kept.length };
}

async function knownHashes(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows: { hash: string }[] = await manager.query(
    `SELECT hash FROM operation WHERE hash IN (${placeholders(hashes)})`,
    [...hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}
