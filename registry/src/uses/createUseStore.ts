import type { OperationUse } from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { SeenOperation } from '../check';
import type { Store } from '../store/openStore';
import { writeSettled } from '../store/writeSettled';
import { addUses } from './addUses';
import { dayBefore } from './dayBefore';
import { keepOperations, type UseLimits } from './keepOperations';
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
const defaultLimits: UseLimits = {
  operations: 20_000,
  characters: 16 * 1024 * 1024,
  charactersEach: 64 * 1024,
};

/** @param days that are kept, today included */
export function createUseStore(
  store: Store,
  days: number,
  logger: Logger,
  limits: UseLimits = defaultLimits,
): UseStore {
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
        const kept = await keepOperations(manager, current, limits);
        await addUses(manager, kept);
        return current.length - kept.length;
      });
      cleanedOn = today;
      if (dropped > 0 && toldOn !== today) {
        logger.warn({ limits }, 'operations beyond the limits are not kept');
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
