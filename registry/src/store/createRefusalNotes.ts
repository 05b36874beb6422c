import type { ErrorCode } from '@civicgraph/shared';
import { writeHistory } from './history';
import type { Store } from './openStore';

/** Notes refusals of requests whose token was not accepted. */
export interface RefusalNotes {
  note(code: ErrorCode): Promise<void>;
  /** Writes the counts that are still open. */
  flush(): Promise<void>;
}

const minuteMs = 60_000;

interface OpenRow {
  readonly id: number;
  count: number;
  written: number;
}

/**
 * Anybody can have requests refused, as fast as the network allows: those alike within a minute are one row of the
 * history with a count, which is brought up to date when the minute is over, when the history is read, and at
 * the end.
 */
export function createRefusalNotes(store: Store): RefusalNotes {
  let minute = 0;
  let rows = new Map<string, Promise<OpenRow>>();

  async function flushRows(closing: ReadonlyMap<string, Promise<OpenRow>>): Promise<void> {
    for (const opening of closing.values()) {
      const row = await opening.catch(() => null);
      if (row === null || row.count === row.written) continue;
      const { count, id } = row;
      row.written = count;
      await store.write((manager) =>
        manager.query('UPDATE history SET times = ? WHERE id = ?', [count, id]),
      );
    }
  }

  function openRow(code: ErrorCode): Promise<OpenRow> {
    return store.write(async (manager) => {
      const { id } = await writeHistory(manager, {
        by: null,
        action: 'REQUEST',
        subgraph: null,
        outcome: 'REFUSED',
        codes: [code],
      });
      return { id, count: 1, written: 1 };
    });
  }

  return {
    async note(code) {
      const now = Math.floor(Date.now() / minuteMs);
      if (now !== minute) {
        const ended = rows;
        minute = now;
        rows = new Map();
        await flushRows(ended);
      }
      const known = rows.get(code);
      if (known) {
        (await known).count += 1;
        return;
      }
      const opened = rows;
      const opening = openRow(code);
      opened.set(code, opening);
      await opening.catch((error) => {
        opened.delete(code);
        throw error;
      });
    },
    flush: () => flushRows(rows),
  };
}
