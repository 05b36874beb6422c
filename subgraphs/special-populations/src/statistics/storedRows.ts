import { type CityVillage, placeholders, type Row, type TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';

const casesAtOnce = 100;

/**
 * Streams the rows of some villages with the columns that the fold reads: each case before its
 * duties, and they before its services. Holds a hundred cases at a time.
 */
export async function* storedRows(
  database: DataSource,
  villages: readonly CityVillage[],
): AsyncGenerator<TableRow> {
  for (const { code } of villages) {
    for await (const cases of casesOfVillage(database, code)) {
      yield* tagged('care_case', cases);
      const ids = cases.map(({ care_case_id: id }) => id as string);
      const among = `care_case_id IN (${placeholders(ids)})`;
      yield* tagged(
        'care_duty',
        await database.query(
          `SELECT care_case_id, kind, due_on, met_on FROM care_duty WHERE ${among}`,
          ids,
        ),
      );
      yield* tagged(
        'service_action',
        await database.query(
          `SELECT care_case_id, due_on, done_on FROM service_action WHERE ${among}`,
          ids,
        ),
      );
    }
    for (const [table, columns] of Object.entries(placed)) {
      const rows = await database.query(`SELECT ${columns} FROM ${table} WHERE region_code = ?`, [
        code,
      ]);
      yield* tagged(table, rows);
    }
  }
}

/** Tables whose rows stand by themselves in a village. */
const placed = {
  care_worker: 'region_code, service, started_on, ended_on',
  health_total:
    'region_code, report_month, registered, standard_managed, regular_medication, counselling_sessions',
  reoffending_cohort: 'region_code, published_on, cohort, convicted_again',
};

async function* casesOfVillage(database: DataSource, code: string): AsyncGenerator<Row[]> {
  let after = '';
  for (;;) {
    const cases: Row[] = await database.query(
      `SELECT care_case_id, category, youth_kind, region_code, opened_on, closed_on FROM care_case WHERE region_code = ? AND care_case_id > ? ORDER BY care_case_id LIMIT ${casesAtOnce}`,
      [code, after],
    );
    const last = cases.at(-1);
    if (!last) return;
    yield cases;
    after = last.care_case_id as string;
  }
}

function* tagged(table: string, rows: readonly Row[]): Generator<TableRow> {
  for (const row of rows) yield [table, row];
}
