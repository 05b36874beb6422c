import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { type Condition, placeholders } from '../database';
import type { Page } from './page';

/** Pages of the rows that belong to a parent, for many parents in one statement. */
export interface PageLoaderOptions {
  readonly table: string;
  readonly columns: readonly string[];
  /** Column that holds the parent's key. */
  readonly parent: string;
  /** Column that orders the list and tells its rows apart; what cursors hold. */
  readonly key: string;
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
  const { table, columns, parent, key, descending = false } = options;
  const { limit, after } = shape?.page ?? { limit: 0, after: null };
  const order = descending ? 'DESC' : 'ASC';
  const where = [`${parent} IN (${placeholders(parents)})`];
  const parameters: (string | number)[] = [...parents];
  if (after !== null) {
    where.push(`${key} ${descending ? '<' : '>'} ?`);
    parameters.push(after);
  }
  if (shape?.condition) {
    where.push(`(${shape.condition.sql})`);
    parameters.push(...shape.condition.parameters);
  }
  const selected = [...new Set([...columns, parent, key])].join(',');
  // One parent needs no window, and stops reading at the limit.
  const statement =
    parents.length === 1
      ? `SELECT ${selected} FROM ${table} WHERE ${where.join(' AND ')} ORDER BY ${key} ${order} LIMIT ${limit + 1}`
      : `SELECT ${selected} FROM (SELECT ${selected}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${key} ${order}) AS place FROM ${table} WHERE ${where.join(' AND ')}) AS ranked WHERE place <= ${limit + 1} ORDER BY ${parent}, ${key} ${order}`;
  const rows: Row[] = await dataSource.query(statement, parameters);
  const pages = new Map<string, Row[]>();
  for (const row of rows) {
    const owner = (row as Record<string, string>)[parent] as string;
    const page = pages.get(owner);
    if (page) page.push(row);
    else pages.set(owner, [row]);
  }
  return pages;
}
