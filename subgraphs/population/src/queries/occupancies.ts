import { placeholders } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import type { Occupancy } from './rows';

/**
 * Residents and last paid call of every dwelling, in key order: one statement a table. Calls are found
 * through the grids, which are an index and few for any one worker.
 */
export async function occupancies(
  database: DataSource,
  grids: readonly string[],
  dwellings: readonly string[],
): Promise<Occupancy[]> {
  const [residents, visits]: [
    { dwelling_code: string; residents: number }[],
    { dwelling_code: string; last_visited: string }[],
  ] = await Promise.all([
    database.query(
      `SELECT dwelling_code, COUNT(*) AS residents FROM residence WHERE dwelling_code IN (${placeholders(dwellings)}) AND until IS NULL GROUP BY dwelling_code`,
      [...dwellings],
    ),
    database.query(
      `SELECT dwelling_code, MAX(visited_on) AS last_visited FROM household_visit WHERE grid_code IN (${placeholders(grids)}) AND dwelling_code IN (${placeholders(dwellings)}) AND visited_on IS NOT NULL GROUP BY dwelling_code`,
      [...grids, ...dwellings],
    ),
  ]);
  const residentsOf = new Map(residents.map((row) => [row.dwelling_code, Number(row.residents)]));
  const lastVisitOf = new Map(visits.map((row) => [row.dwelling_code, row.last_visited]));
  return dwellings.map((code) => ({
    residents: residentsOf.get(code) ?? 0,
    lastVisitedAt: lastVisitOf.get(code) ?? null,
  }));
}
