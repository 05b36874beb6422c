import {
  allOf,
  type Condition,
  isInside,
  isWithin,
  type Page,
  type RollupRow,
  type Viewer,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { populationRollup } from '../statistics/populationRollup';

/** Which grids of a region to list: those with a published link rate below `rate`. */
export interface LinkRateQuery {
  readonly region: string;
  readonly period: string;
  /** 0 to 1. */
  readonly rate: number;
  readonly page: Page;
}

/** Bounds of compound statements differ; the lowest among the databases is SQLite's 500. */
const queriesAtOnce = 100;

/** Up to `limit + 1` rollup rows a query, in key order of the queries; one statement for all. */
export async function gridsBelowLinkRate(
  database: DataSource,
  viewer: Viewer,
  queries: readonly LinkRateQuery[],
): Promise<RollupRow[][]> {
  const results: RollupRow[][] = queries.map(() => []);
  for (let start = 0; start < queries.length; start += queriesAtOnce) {
    const parts = queries.slice(start, start + queriesAtOnce).flatMap((query, i) => {
      const areas = areasInScope(viewer, query.region);
      return areas.length === 0 ? [] : [statementOf(start + i, query, areas)];
    });
    if (parts.length === 0) continue;
    const rows: (RollupRow & { query_index: number })[] = await database.query(
      `${parts.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY query_index, area_code`,
      parts.flatMap(({ parameters }) => parameters),
    );
    for (const row of rows) results[Number(row.query_index)]?.push(row);
  }
  return results;
}

/** What the viewer's own areas and the region have in common. */
function areasInScope(viewer: Viewer, region: string): string[] {
  const areas = viewer.role === 'GRID' ? viewer.grids : viewer.regions;
  if (areas.length === 0) return viewer.role === 'GRID' ? [] : [region];
  if (areas.some((area) => isWithin(region, area))) return [region];
  return areas.filter((area) => isWithin(area, region));
}

/** The division is written so that it is done in floating point on every database. */
function statementOf(
  index: number,
  { period, rate, page }: LinkRateQuery,
  areas: readonly string[],
): Condition {
  const { table, indexOf } = populationRollup;
  const flagOf = (measure: string) => `SUBSTR(suppression, ${(indexOf.get(measure) ?? 0) + 1}, 1)`;
  const { sql, parameters } = allOf(
    isInside('area_code', areas),
    { sql: "area_code LIKE '_______________'", parameters: [] },
    { sql: 'period = ?', parameters: [period] },
    { sql: `${flagOf('residents')} = '.' AND ${flagOf('linked')} = '.'`, parameters: [] },
    { sql: 'residents > 0 AND (linked + 0E0) / residents < ?', parameters: [rate] },
    page.after === null ? null : { sql: 'area_code > ?', parameters: [page.after] },
  );
  return {
    sql: `SELECT * FROM (SELECT ${index} AS query_index, area_code, period, suppression, residents, linked FROM ${table} WHERE ${sql} ORDER BY area_code LIMIT ${page.limit + 1}) AS query_${index}`,
    parameters,
  };
}
