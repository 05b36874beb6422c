import { insertRows, type OperationUse, placeholders } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

/** Keeps the texts of operations that are new, and when each was asked last. */
export async function keepOperations(
  manager: EntityManager,
  uses: readonly OperationUse[],
): Promise<void> {
  const byHash = new Map<string, OperationUse>();
  for (const use of uses) {
    const known = byHash.get(use.operationHash);
    if (!known || known.day < use.day) byHash.set(use.operationHash, use);
  }
  const known = await lastUses(manager, [...byHash.keys()]);
  const fresh = [...byHash.values()].filter(({ operationHash }) => !known.has(operationHash));
  await insertRows(manager, 'operation', fresh.map(rowOf));
  const later = new Map<string, string[]>();
  for (const [hash, lastUsedOn] of known) {
    const day = byHash.get(hash)?.day ?? '';
    if (day > lastUsedOn) later.set(day, [...(later.get(day) ?? []), hash]);
  }
  for (const [day, hashes] of later) {
    await manager.query(
      `UPDATE operation SET last_used_on = ? WHERE hash IN (${placeholders(hashes)}) AND last_used_on < ?`,
      [day, ...hashes, day],
    );
  }
}

function rowOf({ operationHash, operationName, document, coordinates, day }: OperationUse) {
  const text = coordinates.join(' ');
  return {
    hash: operationHash,
    name: operationName,
    characters: (operationName?.length ?? 0) + (document?.length ?? 0) + text.length,
    last_used_on: day,
    document,
    coordinates: text,
  };
}

async function lastUses(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const rows: { hash: string; last_used_on: string }[] = await manager.query(
    `SELECT hash, last_used_on FROM operation WHERE hash IN (${placeholders(hashes)})`,
    [...hashes],
  );
  return new Map(rows.map(({ hash, last_used_on: day }) => [hash, day]));
}
