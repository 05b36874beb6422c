import { setImmediate } from 'node:timers/promises';
import { batchUses, type OperationUse } from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { OperationPages } from '../check';
import type { Store } from '../store/openStore';
import { writeSettled } from '../store/writeSettled';
import { addUses } from './addUses';
import { dayBefore } from './dayBefore';
import { forgetOperations, readForgotOn } from './forgetOperations';
import { keepOperations } from './keepOperations';
import { readSeenOperations } from './readSeenOperations';
import { withRoomForClients } from './withRoomForClients';

/** What is known of the operations in use. */
export interface UseStore {
  /** Adds up; texts are kept once. Where there is no room for all, those that were not asked for longest go. */
  record(uses: readonly OperationUse[]): Promise<void>;
  /** Operations of the days that checks look back, with their clients. */
  seenOperations(): Promise<OperationPages>;
  /** How many of them there are. */
  countOperations(): Promise<number>;
  /** The last of those days on which there was no room for all of them; null when there always was. */
  forgotOn(): Promise<string | null>;
}

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

  async function recordBatch(uses: readonly OperationUse[], today: string): Promise<void> {
    const forgotten = await writeSettled(store, async (manager) => {
      await clean(manager, today);
      await keepOperations(manager, uses);
      await addUses(manager, await withRoomForClients(manager, uses));
      return forgetOperations(manager, today);
    });
    cleanedOn = today;
    if (forgotten > 0 && toldOn !== today) {
      logger.warn(
        { forgotten },
        'there is no room for all operations: the least recent are forgotten',
      );
      toldOn = today;
    }
  }

  return {
    async record(uses) {
      const today = new Date().toISOString().slice(0, 10);
      const [oldest, latest] = [dayBefore(today, days - 1), dayBefore(today, -1)];
      const current = uses.filter(({ day }) => day >= oldest && day <= latest);
      for (const batch of batchUses(current)) {
        await recordBatch(batch, today);
        // SQLite answers at once: without a pause the batches together would hold up whoever serves requests.
        await setImmediate();
      }
    },
    seenOperations: () => readSeenOperations(store, oldestDay(days)),
    async countOperations() {
      const [row]: { operations: number }[] = await store.read((manager) =>
        manager.query(
          'SELECT COUNT(DISTINCT operation_hash) AS operations FROM operation_use WHERE day >= ?',
          [oldestDay(days)],
        ),
      );
      return row?.operations ?? 0;
    },
    forgotOn: () => store.read((manager) => readForgotOn(manager, oldestDay(days))),
  };
}

/** The first of so many days that end today. */
export function oldestDay(days: number): string {
  return dayBefore(new Date().toISOString().slice(0, 10), days - 1);
}
