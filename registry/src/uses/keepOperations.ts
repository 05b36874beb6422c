import { insertRows, type OperationUse, placeholders } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

/** How much is kept of the operations in use; each check reads it all. */
export interface UseLimits {
  readonly operations: number;
  /** Of the texts and coordinates of all of them. */
  readonly characters: number;
  /** Of those of one; a larger one is not kept. */
  readonly charactersEach: number;
}

type Operation = {
  readonly hash: string;
  readonly name: string | null;
  readonly document: string;
  readonly coordinates: string;
};

/**
 * Keeps the texts of operations that are new. However many texts clients make up, those that are asked most stay: where
 * there is no room, those make way that were asked least.
 * @returns the uses of operations that are kept
 */
export async function keepOperations(
  manager: EntityManager,
  uses: readonly OperationUse[],
  limits: UseLimits,
): Promise<OperationUse[]> {
  const byHash = new Map(uses.map((use) => [use.operationHash, use]));
  const known = await knownHashes(manager, [...byHash.keys()]);
  const fresh = [...byHash.values()]
    .filter(({ operationHash }) => !known.has(operationHash))
    .map(operationOf)
    .filter((operation) => sizeOf(operation) <= limits.charactersEach);
  const kept = withinLimits(fresh, limits);
  for (const gone of await makeRoom(manager, kept, limits)) known.delete(gone);
  await insertRows(manager, 'operation', kept);
  for (const { hash } of kept) known.add(hash);
  return uses.filter(({ operationHash }) => known.has(operationHash));
}

function operationOf(use: OperationUse): Operation {
  return {
    hash: use.operationHash,
    name: use.operationName?.slice(0, 200) ?? null,
    document: use.document,
    coordinates: JSON.stringify(use.coordinates),
  };
}

function sizeOf({ document, coordinates }: Operation): number {
  return document.length + coordinates.length;
}

/** As many as fit where there is nothing else. */
function withinLimits(fresh: readonly Operation[], limits: UseLimits): Operation[] {
  let characters = 0;
  return fresh.slice(0, limits.operations).filter((operation) => {
    characters += sizeOf(operation);
    return characters <= limits.characters;
  });
}

/** @returns the hashes of what made way */
async function makeRoom(
  manager: EntityManager,
  fresh: readonly Operation[],
  limits: UseLimits,
): Promise<string[]> {
  if (fresh.length === 0) return [];
  const [held]: { operations: number; characters: number | string | null }[] = await manager.query(
    'SELECT COUNT(*) AS operations, SUM(LENGTH(document) + LENGTH(coordinates)) AS characters FROM operation',
  );
  let operations = Number(held?.operations ?? 0) + fresh.length - limits.operations;
  let characters =
    Number(held?.characters ?? 0) +
    fresh.reduce((sum, one) => sum + sizeOf(one), 0) -
    limits.characters;
  if (operations <= 0 && characters <= 0) return [];
  const least: { hash: string; size: number }[] = await manager.query(
    `SELECT o.hash AS hash, MAX(LENGTH(o.document) + LENGTH(o.coordinates)) AS size
       FROM operation o LEFT JOIN operation_use u ON u.operation_hash = o.hash
      GROUP BY o.hash ORDER BY SUM(u.uses), MAX(u.day), o.hash`,
  );
  const gone: string[] = [];
  for (const { hash, size } of least) {
    if (operations <= 0 && characters <= 0) break;
    gone.push(hash);
    operations -= 1;
    characters -= Number(size);
  }
  await manager.query(`DELETE FROM operation WHERE hash IN (${placeholders(gone)})`, gone);
  await manager.query(
    `DELETE FROM operation_use WHERE operation_hash IN (${placeholders(gone)})`,
    gone,
  );
  return gone;
}

async function knownHashes(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows: { hash: string }[] = await manager.query(
    `SELECT hash FROM operation WHERE hash IN (${placeholders(hashes)})`,
    [...hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}
