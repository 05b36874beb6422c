import type { SeenOperation } from '../check';
import type { Store } from '../store/openStore';
import { readOperationPages } from './readOperationPages';

/** Operations that were asked since a day, each with its clients, those that ask most first. */
export async function readSeenOperations(store: Store, since: string): Promise<SeenOperation[]> {
  const seen: SeenOperation[] = [];
  const by = ['client', 'client_version'] as const;
  for await (const page of readOperationPages(store, { since, by, withDocuments: true })) {
    for (const { uses, ...operation } of page) {
      seen.push({
        ...operation,
        clients: uses.map(({ client, client_version: version, count }) => ({
          name: client || null,
          version: version || null,
          count,
        })),
        lastUsedOn:
          uses
            .map(({ lastUsedOn }) => lastUsedOn)
            .sort()
            .at(-1) ?? '',
      });
    }
  }
  return seen;
}
