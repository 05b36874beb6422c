import { HubError } from '@civicgraph/shared';
import type { HistoryNotes } from '../store/createHistoryNotes';
import type { HistoryAction } from '../store/history';
import type { Actor } from '../tokens/Actor';

/** Has a refusal or failure of an act, thrown by its work, in the history before it goes on. */
export async function recorded<Result>(
  notes: HistoryNotes,
  { label }: Actor,
  action: HistoryAction,
  subgraph: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof HubError ? error.code : 'INTERNAL_ERROR';
    // A history that cannot be written hides nothing of why the act failed.
    await notes
      .note({ by: label, action, subgraph, outcome: 'REFUSED', codes: [code] })
      .catch(() => undefined);
    throw error;
  }
}
