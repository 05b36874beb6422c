import type { DataSource } from 'typeorm';
import { insertRows, quoteName, type Row } from '../database';
import { HubError, quote } from '../errors';
import { type CsvKind, csvValue } from './csvValue';
import { type CsvRecord, type CsvTable, parseCsv } from './parseCsv';

/** A column of a table, and the column of the file that fills it. */
export interface CsvColumn {
  readonly column: string;
  /** As the header of the file has it. */
  readonly header: string;
  readonly kind: CsvKind;
  readonly isNullable: boolean;
}

export interface CsvImport {
  readonly table: string;
  readonly columns: readonly CsvColumn[];
  /** The column whose values tell the rows apart. */
  readonly key: string;
}

/**
 * Replaces the rows of a table by those of a CSV file, in one transaction: nothing changes when a line is malformed.
 * @returns how many rows there are now
 * @throws HubError SOURCE_UNREADABLE, IMPORT_ROW_INVALID with line and column, never a value
 */
export async function importCsv(
  database: DataSource,
  target: CsvImport,
  fileName: string,
  content: Uint8Array,
): Promise<number> {
  const rows = rowsOf(parseCsv(fileName, content), target, fileName);
  await database.transaction(async (manager) => {
    const table = quoteName(target.table);
    await manager.query(`DELETE FROM ${table}`);
    await insertRows(manager, table, rows);
  });
  return rows.length;
}

function rowsOf(table: CsvTable, { columns, key }: CsvImport, fileName: string): Row[] {
  const places = columns.map(({ header }) => {
    const place = table.header.indexOf(header);
    if (place >= 0) return place;
    throw new HubError(
      'SOURCE_UNREADABLE',
      `The file ${quote(fileName)} has no column ${quote(header)}. Expected ${columns.map((column) => quote(column.header)).join(', ')}.`,
    );
  });
  const headerOf = (name: string) => columns.find(({ column }) => column === name)?.header ?? name;
  const lineOfKey = new Map<unknown, number>();
  return table.records.map((record) => {
    const row = Object.fromEntries(
      columns.map((column, index) => [
        column.column,
        readValue(column, record, places[index] ?? 0, fileName),
      ]),
    );
    const earlier = lineOfKey.get(row[key]);
    if (earlier !== undefined) {
      throw new HubError(
        'IMPORT_ROW_INVALID',
        `Line ${record.line} of ${quote(fileName)} has the same ${quote(headerOf(key))} as line ${earlier}. Expected each value once; nothing was loaded.`,
      );
    }
    lineOfKey.set(row[key], record.line);
    return row;
  });
}

function readValue(
  { header, kind, isNullable }: CsvColumn,
  { line, values }: CsvRecord,
  place: number,
  fileName: string,
): string | number | null {
  const text = values[place] ?? '';
  if (text === '' && isNullable) return null;
  const value = text === '' ? undefined : csvValue(kind, text);
  if (value !== undefined) return value;
  throw new HubError(
    'IMPORT_ROW_INVALID',
    `Line ${line} of ${quote(fileName)} has ${text === '' ? 'no value' : 'a value of another kind'} in column ${quote(header)}. Expected ${expected[kind]}; nothing was loaded.`,
  );
}

const expected: Readonly<Record<CsvKind, string>> = {
  INTEGER: 'a whole number below 2147483648',
  DECIMAL: 'a number of at most 15 digits',
  BOOLEAN: '是 or 否, yes or no, true or false',
  DATE: 'a date, for example 2026-10-31',
  TEXT: 'a text',
};
