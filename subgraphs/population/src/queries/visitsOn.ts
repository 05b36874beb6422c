import type { Page } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { placeholders } from './placeholders';
import type { VisitRow } from './rows';

/** Up to `limit + 1` calls planned for a day in the grids given, in the order of their ids. */
export async function visitsOn(
  database: DataSource,
  grids: readonly string[],
  day: string,
  { limit, after }: Page,
): Promise<VisitRow[]> {
  if (grids.length === 0) return [];
  const parameters = [...grids, day];
  if (after !== null) parameters.push(after);
  return database.query(
    `SELECT visit_id, dwelling_code, grid_code, task, planned_on, visited_on FROM household_visit WHERE grid_code IN (${placeholders(grids)}) AND planned_on = ?${after === null ? '' : ' AND visit_id > ?'} ORDER BY visit_id LIMIT ${limit + 1}`,
    parameters,
  );
}
