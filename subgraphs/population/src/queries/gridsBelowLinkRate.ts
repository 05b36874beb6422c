import { areaPrefix, isWithin, type Page, type RollupRow, type Viewer } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { populationRollup } from '../statistics';

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
    const parts: string[] = [];
    const parameters: (string | number)[] = [];
    queries.slice(start, start + queriesAtOnce).forEach((query, i) => {
      const prefixes = prefixesInScope(viewer, query.region);
      if (prefixes.length === 0) return;
      parts.push(statementOf(start + i, query, prefixes, parameters));
    });
    if (parts.length === 0) continue;
    const rows: (RollupRow & { query_index: number })[] = await database.query(
      `${parts.join(' UNION ALL ')} ORDER BY query_index, area_code`,
      parameters,
    );
    for (const row of rows) results[Number(row.query_index)]?.push(row);
  }
  return results;
}

/** What the viewer's own areas and the region have in common, as prefixes of grid codes. */
function prefixesInScope(viewer: Viewer, region: string): string[] {
  const areas = viewer.role === 'GRID' ? viewer.grids : viewer.regions;
  if (areas.length === 0) return viewer.role === 'GRID' ? [] : [areaPrefix(region)];
  if (areas.some((area) => isWithin(region, area))) return [areaPrefix(region)];
  return areas.filter((area) => isWithin(area, region)).map(areaPrefix);
}

/** The division is written so that it is done in floating point on every database. */
function statementOf(
  index: number,
  { period, rate, page }: LinkRateQuery,
  prefixes: readonly string[],
  parameters: (string | number)[],
): string {
  const { table, indexOf } = populationRollup;
  const flagOf = (measure: string) => `SUBSTR(suppression, ${(indexOf.get(measure) ?? 0) + 1}, 1)`;
  const ranges = prefixes.map((prefix) => {
    // ":" comes after "9".
    parameters.push(prefix, `${prefix}:`);
    return '(area_code >= ? AND area_code < ?)';
  });
  const conditions = [
    `(${ranges.join(' OR ')})`,
    "area_code LIKE '_______________'",
    'period = ?',
    `${flagOf('residents')} = '.'`,
    `${flagOf('linked')} = '.'`,
    'residents > 0',
    '(linked + 0E0) / residents < ?',
  ];
  parameters.push(period, rate);
  if (page.after !== null) {
    conditions.push('area_code > ?');
    parameters.push(page.after);
  }
  return `SELECT * FROM (SELECT ${index} AS query_index, area_code, period, suppression, residents, linked FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY area_code LIMIT ${page.limit + 1}) AS query_${index}`;
}
