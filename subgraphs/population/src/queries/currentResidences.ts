import { placeholders } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import type { ResidenceRow } from './rows';

/** The stay that lasts of every person, in key order, in one statement; of two, the later one. */
export async function currentResidences(
  database: DataSource,
  refs: readonly string[],
): Promise<(ResidenceRow | null)[]> {
  const rows: ResidenceRow[] = await database.query(
    `SELECT id, person_ref, dwelling_code, grid_code, since, verified_at FROM residence WHERE person_ref IN (${placeholders(refs)}) AND until IS NULL ORDER BY since, id`,
    [...refs],
  );
  const byRef = new Map(rows.map((row) => [row.person_ref, row]));
  return refs.map((ref) => byRef.get(ref) ?? null);
}
