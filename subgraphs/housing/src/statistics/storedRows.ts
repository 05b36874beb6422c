import type { CityVillage, TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { foldedColumns } from './foldHousing';

/** The stored rows of some villages that statistics are made of, one village and table at a time. */
export async function* storedRows(
  database: DataSource,
  villages: readonly CityVillage[],
): AsyncGenerator<TableRow> {
  for (const { code } of villages) {
    for (const [table, columns] of Object.entries(foldedColumns)) {
      const rows = await database.query(
        `SELECT ${columns.join(',')} FROM ${table} WHERE grid_code BETWEEN ? AND ?`,
        [`${code}000`, `${code}999`],
      );
      for (const row of rows) yield [table, row];
    }
  }
}
