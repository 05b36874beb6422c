import { encodeOperations, type OperationPages, type SeenOperation } from '../check';
import type { Store } from '../store/openStore';
import { readOperationPages, type UsedOperation } from './readOperationPages';

/** What tells the uses of an operation apart that a check names. */
const by = ['client', 'client_version'] as const;

/** Operations that were asked since a day, each with its clients, those that ask most first. */
export async function readSeenOperations(store: Store, since: string): Promise<OperationPages> {
  const encoded: Uint8Array[] = [];
  for await (const page of readOperationPages(store, { since, by, withDocuments: true })) {
    encoded.push(encodeOperations(page.map(seenOperation)));
  }
  return encoded;
}

function seenOperation({ uses, ...operation }: UsedOperation<(typeof by)[number]>): SeenOperation {
  return {
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
  };
}
