import { placeholders } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

/** However many texts clients make up, the database stays this small, and a check looks at no more. */
const most = { operations: 20_000, characters: 16 * 1024 * 1024 };
/** Once one is full, so much of it is kept: there is room for a while then. */
const keptShare = 0.9;
const batchSize = 500;

interface KeptOperation {
  readonly hash: string;
  readonly characters: number;
}

/**
 * Forgets operations beyond what is kept: those that were asked longest ago, and of one day those that were asked
 * least often.
 * @returns how many
 */
export async function forgetOperations(manager: EntityManager, today: string): Promise<number> {
  const [row]: { operations: number; characters: number | null }[] = await manager.query(
    'SELECT COUNT(*) AS operations, SUM(characters) AS characters FROM operation',
  );
  let operations = Number(row?.operations ?? 0);
  let characters = Number(row?.characters ?? 0);
  if (operations <= most.operations && characters <= most.characters) return 0;
  const left = {
    operations: roomOf(operations, most.operations),
    characters: roomOf(characters, most.characters),
  };
  const hashes: string[] = [];
  for (const one of await readLeastRecent(manager)) {
    if (operations <= left.operations && characters <= left.characters) break;
    operations -= 1;
    characters -= one.characters;
    hashes.push(one.hash);
  }
  for (let start = 0; start < hashes.length; start += batchSize) {
    const batch = hashes.slice(start, start + batchSize);
    const some = `(${placeholders(batch)})`;
    await manager.query(`DELETE FROM operation_use WHERE operation_hash IN ${some}`, batch);
    await manager.query(`DELETE FROM operation WHERE hash IN ${some}`, batch);
  }
  await manager.query('UPDATE registry SET forgot_on = ?', [today]);
  return hashes.length;
}

/** When operations were last forgotten, if that was since a day; null otherwise. */
export async function readForgotOn(manager: EntityManager, since: string): Promise<string | null> {
  const [row]: { day: string }[] = await manager.query(
    'SELECT forgot_on AS day FROM registry WHERE forgot_on >= ?',
    [since],
  );
  return row?.day ?? null;
}

/** What is not full is left as it is. */
function roomOf(used: number, limit: number): number {
  return used > limit ? limit * keptShare : limit;
}

function readLeastRecent(manager: EntityManager): Promise<KeptOperation[]> {
  return manager.query(
    `SELECT o.hash AS hash, o.characters AS characters FROM operation o
       LEFT JOIN (SELECT operation_hash, SUM(uses) AS uses FROM operation_use GROUP BY operation_hash) u
         ON u.operation_hash = o.hash
      ORDER BY o.last_used_on, u.uses, o.hash`,
  );
}
