import type { Viewer } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { placeholders } from './placeholders';
import type { PersonRow } from './rows';

/**
 * Persons by reference, in key order, in one statement. For a grid worker a person who does not live
 * in an own grid is as unknown as one who does not exist.
 */
export async function personsByRef(
  database: DataSource,
  viewer: Viewer,
  refs: readonly string[],
): Promise<(PersonRow | null)[]> {
  const parameters: string[] = [...refs];
  let condition = '';
  if (viewer.role === 'GRID') {
    if (viewer.grids.length === 0) return refs.map(() => null);
    condition = ` AND EXISTS (SELECT 1 FROM residence WHERE residence.person_ref = person.ref AND residence.until IS NULL AND residence.grid_code IN (${placeholders(viewer.grids)}))`;
    parameters.push(...viewer.grids);
  }
  const rows: PersonRow[] = await database.query(
    `SELECT ref, name, citizen_id, phone, sex, birth_date, kind FROM person WHERE ref IN (${placeholders(refs)})${condition}`,
    parameters,
  );
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  return refs.map((ref) => byRef.get(ref) ?? null);
}
