import { allOf, isOneOf, nothing, type Page } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import type { VisitRow } from './rows';

/** Up to `limit + 1` calls planned for a day in the grids given, in the order of their ids. */
export async function visitsOn(
  database: DataSource,
  grids: readonly string[],
  day: string,
  { limit, after }: Page,
): Promise<VisitRow[]> {
  const planned = allOf(
    isOneOf('grid_code', grids),
    { sql: 'planned_on = ?', parameters: [day] },
    after === null ? null : { sql: 'visit_id > ?', parameters: [after] },
  );
  if (planned === nothing) return [];
  return database.query(
    `SELECT visit_id, dwelling_code, grid_code, task, planned_on, visited_on FROM household_visit WHERE ${planned.sql} ORDER BY visit_id LIMIT ${limit + 1}`,
    [...planned.parameters],
  );
}
