import { readFileSync } from 'node:fs';
import { basename, parse as parsePath } from 'node:path';
import { type CsvKind, csvKinds, csvValue, HubError, parseCsv, quote } from '@civicgraph/shared';
import { guessArea } from '../plan/guessArea';
import { guessPersonal } from '../plan/guessPersonal';
import { UniqueNames } from '../plan/UniqueNames';
import { wordsOf } from '../plan/wordsOf';
import type { ColumnType, Source, SourceColumn, SourceTable } from './Source';

/** Values of a column that are looked at for what they stand for. */
const sampleSize = 200;

/**
 * Reads a CSV file as the one table of a source. What its columns hold is inferred over all rows.
 * @throws HubError SOURCE_UNREADABLE
 */
export function readCsv(path: string): Source {
  const fileName = basename(path);
  const content = contentOf(path);
  const { header, records } = parseCsv(fileName, content);
  if (records.length === 0) {
    throw new HubError(
      'SOURCE_UNREADABLE',
      `The file ${quote(fileName)} has no rows below its header. Expected some, to tell what its columns hold.`,
    );
  }
  const names = new UniqueNames();
  const columns = header.map((label, index) =>
    columnOf(
      {
        label,
        name: names.take(sqlName(label, `column_${index + 1}`)),
        position: index + 1,
        comment: '',
      },
      records.map(({ values }) => values[index] ?? ''),
    ),
  );
  const label = parsePath(fileName).name;
  const table: SourceTable = {
    name: sqlName(label, 'record'),
    label,
    comment: '',
    isView: false,
    columns: columns.map(({ isUnique: _isUnique, ...column }) => column),
    key: [keyOf(columns, fileName)],
    foreignKeys: [],
  };
  return { tables: [table], origin: { kind: 'CSV', fileName, content } };
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new HubError(
      'SOURCE_UNREADABLE',
      `Cannot read the file ${quote(path)} (${(error as { code?: string }).code}). Expected a CSV file, or the URL of a database, "mysql://user:password@host:3306/database".`,
    );
  }
}

type CsvSourceColumn = SourceColumn & { readonly isUnique: boolean };

function columnOf(
  named: Pick<SourceColumn, 'name' | 'label' | 'position' | 'comment'>,
  texts: readonly string[],
): CsvSourceColumn {
  const values = texts.filter((text) => text !== '');
  const isNullable = values.length < texts.length;
  const type: ColumnType = { kind: 'TEXT', length: lengthFor(values) };
  const asText = { ...named, type, isNullable, sample: values.slice(0, sampleSize) };
  const isUnique = !isNullable && new Set(values).size === values.length;
  // Codes of areas are compared by how they begin, which numbers cannot be.
  if (guessArea(asText, false) !== null) return { ...asText, isUnique };
  return { ...asText, type: typeOf(kindOf(values), type), isUnique };
}

/** The narrowest kind that each value is of. Whole numbers that no `Int` holds are codes. */
function kindOf(values: readonly string[]): CsvKind {
  const kind = csvKinds.find((candidate) =>
    values.every((value) => csvValue(candidate, value) !== undefined),
  );
  if (kind === undefined || values.length === 0) return 'TEXT';
  return kind === 'DECIMAL' && !values.some((value) => value.includes('.')) ? 'TEXT' : kind;
}

function typeOf(kind: CsvKind, text: ColumnType): ColumnType {
  switch (kind) {
    case 'DECIMAL':
      return { kind: 'FLOAT' };
    case 'TEXT':
      return text;
    default:
      return { kind };
  }
}

/** Room for the longer values of later files. */
function lengthFor(values: readonly string[]): number {
  return Math.max(40, 2 * longest(values));
}

function longest(values: readonly string[]): number {
  return values.reduce((length, value) => Math.max(length, value.length), 0);
}

/** A name of Latin letters for a table or column of ours. */
function sqlName(label: string, otherwise: string): string {
  const words = wordsOf(label);
  if (words.length === 0) return otherwise;
  return (/^\d/.test(words[0] ?? '') ? [otherwise, ...words] : words).join('_').slice(0, 48);
}

/** The column that tells the rows apart, one that is named like a number or a code before others. */
function keyOf(columns: readonly CsvSourceColumn[], fileName: string): string {
  const unique = columns.filter(
    ({ isUnique, type }) => isUnique && (type.kind === 'INTEGER' || type.kind === 'TEXT'),
  );
  const impersonal = unique.filter((column) => guessPersonal(column, fileName) === null);
  const key = impersonal.find(isNamedAsKey) ?? impersonal[0] ?? unique.find(isNamedAsKey);
  if (key) return key.name;
  throw new HubError(
    'SOURCE_UNREADABLE',
    `No column of ${quote(fileName)} has a different value in each row. Expected one that tells the rows apart; add a column "id" that numbers them.`,
  );
}

function isNamedAsKey({ label }: SourceColumn): boolean {
  const last = wordsOf(label).at(-1) ?? '';
  return (
    ['id', 'code', 'no', 'number', 'key', 'bh', 'bm', 'dm'].includes(last) ||
    /(编号|编码|代码|号码|序号)$/.test(label)
  );
}
