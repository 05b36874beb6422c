import type { CityVillage, TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';

/** Columns that a fold reads, by table. */
export type FoldedColumns = Readonly<Record<string, readonly string[]>>;

export const populationColumns: FoldedColumns = {
  residence: [
    'grid_code',
    'since',
    'until',
    'kind',
    'season',
    'sex',
    'birth_date',
    'at_hukou',
    'is_head',
    'linked_since',
    'complete_since',
  ],
  household_visit: [
    'grid_code',
    'visited_on',
    'revisit',
    'members',
    'members_met',
    'task',
    'sampled',
    'in_order',
  ],
};

export const townColumns: FoldedColumns = {
  residence: ['grid_code', 'since', 'until', 'left_behind'],
  floating_registration: [
    'grid_code',
    'registered_on',
    'until',
    'employment',
    'housing',
    'medical',
    'insurance',
    'schooling',
  ],
  household_visit: ['grid_code', 'visited_on', 'task', 'sampled', 'in_order'],
};

/** Streams the rows of villages, one table of one grid at a time: some thousands of rows in memory. */
export async function* storedRows(
  database: DataSource,
  villages: readonly CityVillage[],
  columns: FoldedColumns,
): AsyncGenerator<TableRow> {
  for (const [table, names] of Object.entries(columns)) {
    for (const grid of villages.flatMap(({ grids }) => grids)) {
      const rows = await database.query(
        `SELECT ${names.join(', ')} FROM ${table} WHERE grid_code = ?`,
        [grid.code],
      );
      for (const row of rows) yield [table, row];
    }
  }
}
