import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import {
  allOf,
  type Condition,
  columnsOf,
  comesAfter,
  type KeyColumns,
  orderOf,
  placeholders,
  quoteName,
  rowKey,
} from '../database';
import type { Page } from './page';

/** Pages of the rows that belong to a parent, for many parents in one statement. */
export interface PageLoaderOptions {
  /** As it stands in a statement. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Column that holds the parent's key. */
  readonly parent: string;
  /** What orders the list and tells its rows apart; cursors hold it. */
  readonly key: KeyColumns;
  readonly descending?: boolean;
}

export interface PageKey {
  readonly parent: string;
  readonly page: Page;
  /** Further condition on the rows. */
  readonly condition?: Condition;
}

/**
 * @returns a loader of `limit + 1` rows a parent in key order. Parents asked with the same page and
 * condition share a statement; a parent without rows gets an empty list.
 */
export function createPageLoader<Row extends object>(
  dataSource: DataSource,
  options: PageLoaderOptions,
): DataLoader<PageKey, Row[], string> {
  return new DataLoader<PageKey, Row[], string>(
    async (keys) => {
      const results = new Array<Row[]>(keys.length);
      const groups = groupByShape(keys);
      await Promise.all(
        [...groups.values()].map(async (indexes) => {
          const parents = indexes.map((index) => (keys[index] as PageKey).parent);
          const rows = await loadPages<Row>(dataSource, options, parents, keys[indexes[0] ?? 0]);
          for (const index of indexes) {
            results[index] = rows.get((keys[index] as PageKey).parent) ?? [];
          }
        }),
      );
      return results;
    },
    { cacheKeyFn: (key) => `${key.parent}|${shapeOf(key)}` },
  );
}

function shapeOf({ page, condition }: PageKey): string {
  return JSON.stringify([page.limit, page.after, condition?.sql, condition?.parameters]);
}

function groupByShape(keys: ReadonlyArray<PageKey>): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  keys.forEach((key, index) => {
    const shape = shapeOf(key);
    const group = groups.get(shape);
    if (group) group.push(index);
    else groups.set(shape, [index]);
  });
  return groups;
}

async function loadPages<Row extends object>(
  dataSource: DataSource,
  options: PageLoaderOptions,
  parents: readonly string[],
  shape: PageKey | undefined,
): Promise<Map<string, Row[]>> {
  const { table, columns, key, descending = false } = options;
  const { limit, after } = shape?.page ?? { limit: 0, after: null };
  const parent = quoteName(options.parent);
  const order = orderOf(key, descending);
  const conditions: Condition[] = [
    { sql: `${parent} IN (${placeholders(parents)})`, parameters: parents },
  ];
  if (after !== null) conditions.push(comesAfter(key, after, descending));
  if (shape?.condition) conditions.push(shape.condition);
  const { sql, parameters } = allOf(...conditions);
  const selected = [...new Set([...columns, options.parent, ...columnsOf(key)])]
    .map(quoteName)
    .join(',');
  // One parent needs no window, and stops reading at the limit.
  const statement =
    parents.length === 1
      ? `SELECT ${selected} FROM ${table} WHERE ${sql} ORDER BY ${order} LIMIT ${limit + 1}`
      : `SELECT ${selected} FROM (SELECT ${selected}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS place_in_list FROM ${table} WHERE ${sql}) AS ranked WHERE place_in_list <= ${limit + 1} ORDER BY ${parent}, ${order}`;
  const rows: Row[] = await dataSource.query(statement, [...parameters]);
  const pages = new Map<string, Row[]>();
  for (const row of rows) {
    const owner = rowKey(row, options.parent);
    const page = pages.get(owner);
    if (page) page.push(row);
    else pages.set(owner, [row]);
  }
  return pages;
}
