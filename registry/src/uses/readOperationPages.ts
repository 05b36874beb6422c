import { setImmediate } from 'node:timers/promises';
import type { Store } from '../store/openStore';

/** How often an operation was asked by some of those who did. */
export type GroupedUse<By extends string> = { readonly [Column in By]: string } & {
  readonly count: number;
  readonly lastUsedOn: string;
};

export interface UsedOperation<By extends string> {
  readonly hash: string;
  readonly name: string | null;
  /** Null too where it was not asked for. */
  readonly document: string | null;
  /** With a space between. */
  readonly coordinates: string;
  /** At least one; the most used first. */
  readonly uses: readonly GroupedUse<By>[];
}

export interface OperationsQuestion<By extends string> {
  /** The first day that counts. */
  readonly since: string;
  /** Columns of `operation_use` that tell its uses apart. */
  readonly by: readonly By[];
  readonly withDocuments: boolean;
}

const pageSize = 100;

/**
 * Operations that were asked since a day, in the order of their hashes. They come in pages, between which whoever
 * else waits has a turn: many of them hold up no request.
 */
export async function* readOperationPages<By extends string>(
  store: Store,
  { since, by, withDocuments }: OperationsQuestion<By>,
): AsyncGenerator<UsedOperation<By>[]> {
  type Operation = Omit<UsedOperation<By>, 'uses'>;
  const document = withDocuments ? 'document' : 'NULL AS document';
  const grouping = ['operation_hash', ...by].join(', ');
  let after = '';
  for (;;) {
    const { operations, uses } = await store.read(async (manager) => {
      const operations: Operation[] = await manager.query(
        `SELECT hash, name, ${document}, coordinates FROM operation WHERE hash > ? ORDER BY hash LIMIT ${pageSize}`,
        [after],
      );
      const uses: (GroupedUse<By> & { readonly hash: string })[] = await manager.query(
        `SELECT operation_hash AS hash, ${by.join(', ')}, SUM(uses) AS count, MAX(day) AS lastUsedOn
           FROM operation_use WHERE operation_hash > ? AND operation_hash <= ? AND day >= ?
          GROUP BY ${grouping} ORDER BY count DESC, ${grouping}`,
        [after, operations.at(-1)?.hash ?? '', since],
      );
      return { operations, uses };
    });
    if (operations.length === 0) return;
    const byHash = new Map<string, GroupedUse<By>[]>();
    for (const { hash, ...use } of uses) {
      const grouped = { ...use, count: Number(use.count) } as unknown as GroupedUse<By>;
      const known = byHash.get(hash);
      if (known) known.push(grouped);
      else byHash.set(hash, [grouped]);
    }
    yield operations.flatMap((operation) => {
      const own = byHash.get(operation.hash);
      return own ? { ...operation, uses: own } : [];
    });
    after = operations.at(-1)?.hash ?? '';
    await setImmediate();
  }
}
