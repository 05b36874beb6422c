import type { EntityManager } from 'typeorm';
import { isConflict } from './isConflict';
import type { Store } from './openStore';

/** How often a transaction is tried that others get in the way of. */
export const attempts = 20;

/** Runs work in one transaction, again from its beginning when somebody else wrote meanwhile. */
export async function writeSettled<Result>(
  store: Store,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.write(work);
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
  }
}
