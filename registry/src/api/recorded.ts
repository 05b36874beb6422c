import { HubError } from '@civicgraph/shared';
import { type HistoryAction, writeHistory } from '../store/history';
import type { Store } from '../store/openStore';
import type { Actor } from '../tokens/Actor';

/** Has a refusal of an act, thrown by its work, in the history before it goes on. */
export async function recorded<Result>(
  store: Store,
  { label }: Actor,
  action: HistoryAction,
  subgraph: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) {
      const { code } = error;
      await store.write((manager) =>
        writeHistory(manager, { by: label, action, subgraph, outcome: 'REFUSED', codes: [code] }),
      );
    }
    throw error;
  }
}
