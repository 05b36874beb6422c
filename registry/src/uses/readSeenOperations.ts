import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { SeenOperation } from '../check';

interface UseRow {
  readonly hash: string;
  readonly client: string;
  readonly version: string;
  readonly count: number;
  readonly lastUsedOn: string;
}

interface OperationRow {
  readonly hash: string;
  readonly name: string | null;
  readonly document: string;
  readonly coordinates: string;
}

/** Operations that were asked since a day, each with its clients, those that ask most first. */
export async function readSeenOperations(
  manager: EntityManager,
  since: string,
): Promise<SeenOperation[]> {
  const uses: UseRow[] = await manager.query(
    `SELECT operation_hash AS hash, client, client_version AS version, SUM(uses) AS count, MAX(day) AS lastUsedOn
       FROM operation_use WHERE day >= ?
      GROUP BY operation_hash, client, client_version ORDER BY count DESC, client, client_version`,
    [since],
  );
  const byHash = new Map<string, UseRow[]>();
  for (const use of uses) {
    const known = byHash.get(use.hash);
    if (known) known.push(use);
    else byHash.set(use.hash, [use]);
  }
  const seen: SeenOperation[] = [];
  for await (const page of operationPages(manager)) seen.push(...seenOf(page, byHash));
  return seen;
}

const pageSize = 500;

/** In the order of their hashes. SQLite holds up the process while it reads: between two pages requests go first. */
async function* operationPages(manager: EntityManager): AsyncGenerator<OperationRow[]> {
  for (let after = ''; ; ) {
    const page: OperationRow[] = await manager.query(
      `SELECT hash, name, document, coordinates FROM operation WHERE hash > ? ORDER BY hash LIMIT ${pageSize}`,
      [after],
    );
    yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.hash ?? '';
    await nextTurn();
  }
}

function seenOf(
  page: readonly OperationRow[],
  byHash: ReadonlyMap<string, readonly UseRow[]>,
): SeenOperation[] {
  return page.flatMap(({ hash, name, document, coordinates }) => {
    const rows = byHash.get(hash);
    if (!rows) return [];
    return {
      hash,
      name,
      document,
      coordinates: JSON.parse(coordinates) as string[],
      clients: rows.map(({ client, version, count }) => ({
        name: client || null,
        version: version || null,
        count: Number(count),
      })),
      lastUsedOn:
        rows
          .map(({ lastUsedOn }) => lastUsedOn)
          .sort()
          .at(-1) ?? '',
    };
  });
}
