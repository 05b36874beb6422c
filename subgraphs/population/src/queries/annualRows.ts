import type { RollupRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { populationRollup } from '../statistics';
import { placeholders } from './placeholders';

/** The rows of every year on record, oldest first, of every area in key order, in one statement. */
export async function annualRows(
  database: DataSource,
  areas: readonly string[],
): Promise<RollupRow[][]> {
  const rows: RollupRow[] = await database.query(
    `SELECT area_code, period, suppression, residents, settled FROM ${populationRollup.table} WHERE area_code IN (${placeholders(areas)}) AND period LIKE '____' ORDER BY area_code, period`,
    [...areas],
  );
  const byArea = new Map<string, RollupRow[]>(areas.map((area) => [area, []]));
  for (const row of rows) byArea.get(row.area_code)?.push(row);
  return areas.map((area) => byArea.get(area) ?? []);
}
