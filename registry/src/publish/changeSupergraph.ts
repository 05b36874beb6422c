import { HubError } from '@civicgraph/shared';
import { isConflict } from '../store/isConflict';
import { readState, type State } from '../store/State';
import { attempts } from '../store/writeSettled';
import { earlierText, type NextSupergraph, writeSupergraph } from '../store/writeSupergraph';
import type { RegistryContext } from './RegistryContext';

/** What is to become of a state: another supergraph, or nothing, and what is said of that. */
export type Draft<Settled> =
  | { readonly kind: 'CHANGE'; readonly next: NextSupergraph; settle(version: number): Settled }
  | { readonly kind: 'SETTLED'; readonly result: Settled };

/**
 * Makes a supergraph that follows the current one. Changes of this process come one after the other. Of
 * changes by several processes that follow the same supergraph one is first; the others start over against
 * what it made, so that neither is lost.
 * @param draft asked for each state that is tried
 * @throws HubError REGISTRY_BUSY when others were first again and again
 */
export function changeSupergraph<Settled>(
  context: RegistryContext,
  draft: (state: State) => Promise<Draft<Settled>>,
): Promise<Settled> {
  const { store } = context;
  return context.inQueue(async () => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const state = await store.read(readState);
      const drafted = await draft(state);
      if (drafted.kind === 'SETTLED') return drafted.result;
      const { next } = drafted;
      const text = await store.read((manager) => earlierText(manager, next.members));
      try {
        const version = await store.write((manager) => writeSupergraph(manager, state, next, text));
        context.onSupergraph(version);
        return drafted.settle(version);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
    throw new HubError(
      'REGISTRY_BUSY',
      'Others published meanwhile, again and again; nothing was changed. Try once more.',
    );
  });
}
