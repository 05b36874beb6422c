import type { DataSource } from 'typeorm';
import { HubError, quote } from '../errors';
import { parsePeriod } from '../period';
import { createRollupLoader, type RollupKey, type RollupLoader } from './createRollupLoader';
import type { Rollup, RollupRow } from './Rollup';

/** First and last month that the table holds, `YYYY-MM`; null when it holds none. */
export interface History {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/**
 * Reads the bounds off the first area: rollups are dense, so that every area has a row for every month.
 */
export async function historyOf(
  dataSource: DataSource,
  { table }: Rollup,
): Promise<History | null> {
  const [row] = await dataSource.query(
    `SELECT MIN(period) AS first_month, MAX(period) AS last_month FROM ${table} WHERE area_code = (SELECT MIN(area_code) FROM ${table}) AND LENGTH(period) = 7 AND period NOT LIKE '%Q%'`,
  );
  return row?.first_month ? { firstMonth: row.first_month, lastMonth: row.last_month } : null;
}

/** Reads one row for a resolver: undefined when the area has no data, an error when the period has none. */
export type ReadRowOrExplain = (key: RollupKey) => Promise<RollupRow | undefined>;

/**
 * Wraps the loader of one request, its own unless one is given. Only when a row is missing does it ask, once a request, for the
 * bounds of the history. A period that overlaps the history in part is answered.
 * @throws HubError PERIOD_NOT_FOUND, PERIOD_MALFORMED
 */
export function createRowReader(
  dataSource: DataSource,
  rollup: Rollup,
  loader: RollupLoader = createRollupLoader(dataSource, rollup),
): ReadRowOrExplain {
  let history: Promise<History | null> | undefined;
  return async (key) => {
    const row = await loader.load(key);
    if (row) return row;
    history ??= historyOf(dataSource, rollup);
    assertWithin(key.period, await history);
    return undefined;
  };
}

function assertWithin(text: string, history: History | null): void {
  const period = parsePeriod(text);
  if (!history) {
    throw new HubError(
      'PERIOD_NOT_FOUND',
      `There are no statistics for ${quote(text)}: the subgraph holds no data yet. Load data, then ask again.`,
    );
  }
  const { firstMonth, lastMonth } = history;
  if (period.lastMonth < firstMonth || period.firstMonth > lastMonth) {
    throw new HubError(
      'PERIOD_NOT_FOUND',
      `There are no statistics for ${quote(text)}. Expected a period from "${firstMonth}" to "${lastMonth}".`,
      { period: text, firstMonth, lastMonth },
    );
  }
}
