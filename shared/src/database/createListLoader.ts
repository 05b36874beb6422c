import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Condition } from './conditions';

/** A row of a list, with the key of whom the list belongs to. */
export type Owned<Row> = Row & { readonly owner: string };

/**
 * @param statementOf selects the rows of the keys, each with its key in the column `owner`, in the
 * order that lists have
 * @returns a loader of the list of rows that belong to a key, one statement a batch
 */
export function createListLoader<Row extends object>(
  database: DataSource,
  statementOf: (keys: readonly string[]) => Condition,
): DataLoader<string, Owned<Row>[]> {
  return new DataLoader<string, Owned<Row>[]>(async (keys) => {
    const { sql, parameters } = statementOf(keys);
    const rows: Owned<Row>[] = await database.query(sql, [...parameters]);
    const lists = new Map<string, Owned<Row>[]>(keys.map((key) => [key, []]));
    for (const row of rows) lists.get(row.owner)?.push(row);
    return keys.map((key) => lists.get(key) ?? []);
  });
}
