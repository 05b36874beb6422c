import { HubError } from '@civicgraph/shared';
import type { Actor } from '../tokens/Actor';

/** Counts the requests of each token that are under way. */
export interface Admission {
  /**
   * @returns what ends the request; calling it again does nothing
   * @throws HubError REGISTRY_TOKEN_BUSY
   */
  enter(actor: Actor): () => void;
}

/** A pipeline has one or two; the administrator's token may serve a console. */
const most = { PUBLISHER: 8, ADMINISTRATOR: 32 } as const;

/** One token can hold no more than its share of memory and of turns, however many requests it sends. */
export function createAdmission(): Admission {
  const underWay = new Map<string | null, number>();
  return {
    enter({ id, role }) {
      const count = (underWay.get(id) ?? 0) + 1;
      if (count > most[role]) {
        throw new HubError(
          'REGISTRY_TOKEN_BUSY',
          `The token has ${most[role]} requests under way, and the registry takes no more at a time. Wait for one of them to end.`,
        );
      }
      underWay.set(id, count);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (underWay.get(id) ?? 1) - 1;
        if (left > 0) underWay.set(id, left);
        else underWay.delete(id);
      };
    },
  };
}
