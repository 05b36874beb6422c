import { allOf, areaPrefix, type Condition, isOneOf } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** An area to count in, and the day to count on; null for now. */
export interface AreaKey {
  readonly code: string;
  readonly asOf: string | null;
}

/** What one statement counts: the SQL expression of a row's area, and the rows of the areas asked for. */
export interface AreaFilter {
  readonly area: string;
  readonly condition: Condition;
}

export interface AreaLoaderOptions {
  /** Column with the code that tells which areas a row lies in. */
  readonly column: string;
  /** A statement that selects `filter.area AS area` and counts by it. */
  statement(filter: AreaFilter, asOf: string | null): Condition;
}

type Counted = { readonly area: string };

/**
 * @returns a loader of the counted rows of an area. Areas of one level and day share a statement:
 * their codes are cut to the same length, and rows are grouped by what they begin with.
 */
export function createAreaLoader<Row extends Counted>(
  database: DataSource,
  options: AreaLoaderOptions,
): DataLoader<AreaKey, Row[], string> {
  return new DataLoader<AreaKey, Row[], string>(
    async (keys) => {
      const found = new Map<string, Row[]>();
      await Promise.all(
        groupKeys(keys).map(async ({ asOf, prefixes }) => {
          const { sql, parameters } = options.statement(filterOf(options.column, prefixes), asOf);
          const rows: Row[] = await database.query(sql, [...parameters]);
          for (const row of rows) {
            const place = `${asOf}|${row.area}`;
            const list = found.get(place);
            if (list) list.push(row);
            else found.set(place, [row]);
          }
        }),
      );
      return keys.map(({ asOf, code }) => found.get(`${asOf}|${areaPrefix(code)}`) ?? []);
    },
    { cacheKeyFn: ({ code, asOf }) => `${asOf}|${code}` },
  );
}

interface KeyGroup {
  readonly asOf: string | null;
  /** All of one length. */
  readonly prefixes: string[];
}

function groupKeys(keys: readonly AreaKey[]): KeyGroup[] {
  const groups = new Map<string, KeyGroup>();
  for (const { asOf, code } of keys) {
    const prefix = areaPrefix(code);
    const name = `${asOf}|${prefix.length}`;
    const group = groups.get(name);
    if (group) group.prefixes.push(prefix);
    else groups.set(name, { asOf, prefixes: [prefix] });
  }
  return [...groups.values()];
}

/** The range from the first area to the last one lets the database read no further than that. */
function filterOf(column: string, prefixes: readonly string[]): AreaFilter {
  const sorted = [...prefixes].sort();
  const first = sorted[0] ?? '';
  const area = `SUBSTR(${column}, 1, ${first.length})`;
  return {
    area,
    condition: allOf(
      { sql: `${column} BETWEEN ? AND ?`, parameters: [first, `${sorted.at(-1)}~`] },
      isOneOf(area, sorted),
    ),
  };
}
