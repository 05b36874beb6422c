import { HubError } from '../errors';
import { anyOf, type Condition, isOneOf, nothing } from './conditions';
import { quoteName } from './quoteName';

/** The column, or the columns in their order, that tell the rows of a table apart. */
export type KeyColumns = string | readonly string[];

/** A key of several columns as the one text that loaders and cursors hold: a JSON list of texts. */
export function joinKey(values: readonly (string | number)[]): string {
  return JSON.stringify(values.map(String));
}

/** The key of a row as a text: that of its column, or of its columns joined. */
export function rowKey(row: object, key: KeyColumns): string {
  const values = row as Readonly<Record<string, string | number>>;
  if (typeof key === 'string') return String(values[key]);
  return joinKey(key.map((column) => values[column] ?? ''));
}

/** Rows with one of the keys. What is no key of so many columns stands for no row. */
export function hasKey(key: KeyColumns, texts: readonly string[]): Condition {
  if (typeof key === 'string') return isOneOf(quoteName(key), texts);
  return anyOf(
    texts.map((text) => {
      const values = splitKey(key, text);
      return values ? together(key, values) : nothing;
    }),
  );
}

/**
 * Rows whose key comes after a text in the order of its columns, or before it in the opposite order.
 * @throws HubError CURSOR_MALFORMED when the text is no key of so many columns
 */
export function comesAfter(key: KeyColumns, text: string, isDescending = false): Condition {
  const operator = isDescending ? '<' : '>';
  if (typeof key === 'string') {
    return { sql: `${quoteName(key)} ${operator} ?`, parameters: [text] };
  }
  const values = splitKey(key, text);
  if (!values) {
    throw new HubError(
      'CURSOR_MALFORMED',
      'Unknown cursor. Expected an "endCursor" of the same list; leave "after" out for the first page.',
    );
  }
  return anyOf(
    key.map((column, index) => {
      const before = together(key.slice(0, index), values);
      const sql = `${quoteName(column)} ${operator} ?`;
      return {
        sql: index === 0 ? sql : `${before.sql} AND ${sql}`,
        parameters: [...before.parameters, values[index] ?? ''],
      };
    }),
  );
}

/** For ORDER BY. */
export function orderOf(key: KeyColumns, isDescending = false): string {
  const order = isDescending ? 'DESC' : 'ASC';
  return columnsOf(key)
    .map((column) => `${quoteName(column)} ${order}`)
    .join(',');
}

export function columnsOf(key: KeyColumns): readonly string[] {
  return typeof key === 'string' ? [key] : key;
}

function together(columns: readonly string[], values: readonly string[]): Condition {
  return {
    sql: columns.map((column) => `${quoteName(column)} = ?`).join(' AND '),
    parameters: values.slice(0, columns.length),
  };
}

/** Null for what `joinKey` did not make of so many values. */
function splitKey(key: readonly string[], text: string): readonly string[] | null {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return null;
  }
  const isKey =
    Array.isArray(values) &&
    values.length === key.length &&
    values.every((value) => typeof value === 'string');
  return isKey ? (values as string[]) : null;
}
