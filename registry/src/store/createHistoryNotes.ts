import { type HistoryDraft, writeHistory } from './history';
import type { Store } from './openStore';
import { writeSettled } from './writeSettled';

/** Something that changed nothing. */
export type Note = Omit<HistoryDraft, 'count'> & { readonly outcome: 'REFUSED' | 'UNCHANGED' };

/** Notes in the history what changed nothing, however often it happens. */
export interface HistoryNotes {
  note(note: Note): Promise<void>;
  /** Writes the counts that are still open. */
  flush(): Promise<void>;
}

const minuteMs = 60_000;
/** Different ones within a minute; beyond them a minute begins early. */
const maximumOpen = 1000;

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
export function createHistoryNotes(store: Store): HistoryNotes {
  let minute = 0;
  let rows = new Map<string, Promise<OpenRow>>();

  async function flushRows(closing: ReadonlyMap<string, Promise<OpenRow>>): Promise<void> {
    for (const opening of closing.values()) {
      const row = await opening.catch(() => null);
      if (row === null || row.count === row.written) continue;
      const { count, id } = row;
      await writeSettled(store, (manager) =>
        manager.query('UPDATE history SET times = ? WHERE id = ?', [count, id]),
      );
      row.written = count;
    }
  }

  function openRow(note: Note): Promise<OpenRow> {
    return writeSettled(store, async (manager) => {
      const { id } = await writeHistory(manager, note);
      return { id, count: 1, written: 1 };
    });
  }

  return {
    async note(note) {
      const now = Math.floor(Date.now() / minuteMs);
      if (now !== minute || rows.size >= maximumOpen) {
        const ended = rows;
        minute = now;
        rows = new Map();
        await flushRows(ended);
      }
      const key = keyOf(note);
      const known = rows.get(key);
      if (known) {
        (await known).count += 1;
        return;
      }
      const opened = rows;
      const opening = openRow(note);
      opened.set(key, opening);
      await opening.catch((error) => {
        opened.delete(key);
        throw error;
      });
    },
    flush: () => flushRows(rows),
  };
}

function keyOf(note: Note): string {
  const { by, action, subgraph, outcome, codes = [], version, supergraphVersion } = note;
  const known = [...new Set(codes)].sort();
  // Which subgraph a token was refused is whatever its bearer came up with.
  const about = known.includes('REGISTRY_FORBIDDEN') ? null : subgraph;
  return JSON.stringify([by, action, about, outcome, known, version, supergraphVersion]);
}
