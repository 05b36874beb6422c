import { type CatalogueEntry, insertRows, placeholders } from '@civicgraph/shared';
import type { QueryRunner } from 'typeorm';

/** What the columns take of a text, in characters; the rest is cut. */
const longest = { coordinate: 255, description: 2000 };

/** Replaces the fields of the entries. */
export async function writeFields(
  runner: QueryRunner,
  entries: readonly CatalogueEntry[],
): Promise<void> {
  await deleteOf(runner, 'data_resource_field', entries);
  const rows = entries.flatMap(({ code, fields }) =>
    fields.map(({ coordinate, description, sensitivity }, index) => ({
      resource_code: code,
      ordinal: index + 1,
      coordinate: coordinate.slice(0, longest.coordinate),
      description: description?.slice(0, longest.description) ?? null,
      sensitivity,
    })),
  );
  await insertRows(runner.manager, 'data_resource_field', rows);
}

/** Replaces the indicators of the entries that name any; where a schema names none, those that were listed stay. */
export async function writeIndicators(
  runner: QueryRunner,
  entries: readonly CatalogueEntry[],
): Promise<void> {
  const naming = entries.filter(({ indicators }) => indicators.length > 0);
  await deleteOf(runner, 'data_resource_indicator', naming);
  const rows = naming.flatMap(({ code, indicators }) =>
    indicators.map((indicator) => ({ resource_code: code, indicator })),
  );
  await insertRows(runner.manager, 'data_resource_indicator', rows);
}

async function deleteOf(
  runner: QueryRunner,
  table: string,
  entries: readonly CatalogueEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const codes = entries.map(({ code }) => code);
  await runner.query(`DELETE FROM ${table} WHERE resource_code IN (${placeholders(codes)})`, codes);
}
