import { CommitUnsettled, HubError } from '@civicgraph/shared';
import { isConflict } from '../store/isConflict';
import { readState, type State } from '../store/State';
import { attempts } from '../store/writeSettled';
import {
  type Attempt,
  earlierText,
  isWritten,
  type NextSupergraph,
  writeSupergraph,
} from '../store/writeSupergraph';
import type { RegistryContext } from './RegistryContext';

/** What is to become of a state: another supergraph, or nothing, and what is said of that. */
export type Draft<Settled> =
  | { readonly kind: 'CHANGE'; readonly next: NextSupergraph; settle(version: number): Settled }
  | { readonly kind: 'SETTLED'; readonly result: Settled };

/**
 * Makes a supergraph that follows the current one. Changes of this process come one after the other. Of
 * changes by several processes that follow the same supergraph one is first; the others start over against
 * what it made, so that neither is lost. A commit of which it is not known whether it counts is looked for before
 * anything is tried again.
 * @param draft asked for each state that is tried
 * @throws HubError REGISTRY_BUSY when others were first again and again
 */
export function changeSupergraph<Settled>(
  context: RegistryContext,
  draft: (state: State) => Promise<Draft<Settled>>,
): Promise<Settled> {
  const { store } = context;
  return context.inQueue(async () => {
    let unsettled: { readonly attempt: Attempt; settle(version: number): Settled } | undefined;
    for (let count = 1; count <= attempts; count += 1) {
      const state = await store.read(readState);
      // Also what an earlier change has made whose end nobody saw.
      context.onSupergraph(state.version);
      if (unsettled) {
        const { attempt, settle } = unsettled;
        const isThere = await store.read((manager) => isWritten(manager, attempt));
        if (isThere) return settle(attempt.state.version + 1);
      }
      const drafted = await draft(state);
      if (drafted.kind === 'SETTLED') return drafted.result;
      const { next, settle } = drafted;
      const earlierTextHash = await store.read((manager) => earlierText(manager, next.members));
      const attempt = { state, next, earlierTextHash, at: new Date().toISOString() };
      try {
        const version = await store.write((manager) => writeSupergraph(manager, attempt));
        context.onSupergraph(version);
        return settle(version);
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (error instanceof CommitUnsettled) unsettled = { attempt, settle };
      }
    }
    throw new HubError(
      'REGISTRY_BUSY',
      'Others published meanwhile, again and again; nothing was changed. Try once more.',
    );
  });
}
