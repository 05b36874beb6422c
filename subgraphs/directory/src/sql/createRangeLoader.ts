import { allOf, type Condition, type Page } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** The rows of a table whose key lies in a range. */
export interface RangeKey {
  readonly low: string;
  readonly high: string;
  readonly page: Page;
  readonly condition: Condition;
}

export interface RangeLoaderOptions {
  readonly table: string;
  readonly columns: readonly string[];
  /** Column that orders the list and tells its rows apart; what cursors hold. */
  readonly key: string;
}

/** Ranges in one statement; SQLite takes at most 500. */
const rangesAtOnce = 250;

/**
 * @returns a loader of `limit + 1` rows a range in key order, all ranges of a batch in one statement.
 * A region's rows are a range, whatever its level, because codes begin with the code they lie in.
 */
export function createRangeLoader<Row extends object>(
  database: DataSource,
  options: RangeLoaderOptions,
): DataLoader<RangeKey, Row[], string> {
  return new DataLoader<RangeKey, Row[], string>(
    (keys) => loadRanges<Row>(database, options, keys),
    {
      cacheKeyFn: (key) => JSON.stringify(key),
      maxBatchSize: rangesAtOnce,
    },
  );
}

async function loadRanges<Row extends object>(
  database: DataSource,
  options: RangeLoaderOptions,
  keys: readonly RangeKey[],
): Promise<Row[][]> {
  const parts = keys.map((key, index) => rangeStatement(options, key, index));
  const statement =
    parts.length === 1
      ? (parts[0]?.sql ?? '')
      : `${parts.map(({ sql }, index) => `SELECT * FROM (${sql}) AS range${index}`).join(' UNION ALL ')} ORDER BY range_index, ${options.key}`;
  const rows: (Row & { range_index: number })[] = await database.query(
    statement,
    parts.flatMap(({ parameters }) => parameters),
  );
  const results = keys.map((): Row[] => []);
  for (const row of rows) results[Number(row.range_index)]?.push(row);
  return results;
}

function rangeStatement(
  { table, columns, key }: RangeLoaderOptions,
  { low, high, page, condition }: RangeKey,
  index: number,
): Condition {
  const where = allOf(
    { sql: `${key} BETWEEN ? AND ?`, parameters: [low, high] },
    page.after === null ? null : { sql: `${key} > ?`, parameters: [page.after] },
    condition,
  );
  const selected = [...new Set([...columns, key])].join(',');
  return {
    sql: `SELECT ${index} AS range_index, ${selected} FROM ${table} WHERE ${where.sql} ORDER BY ${key} LIMIT ${page.limit + 1}`,
    parameters: where.parameters,
  };
}
