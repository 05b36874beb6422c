import type { Row } from '../database';
import type { ReferenceSeal } from '../identity';
import type { FieldCipher } from './createFieldCipher';

/** What a table keeps encrypted. */
export interface EncryptedTable {
  readonly table: string;
  /** The primary key: a text, in the clear. */
  readonly key: string;
  /** Columns of text that are never written as they are. */
  readonly columns: readonly string[];
  /** Columns by which an encrypted one is looked up. */
  readonly indexes?: readonly BlindIndex[];
}

/** A column with the blind index of another. */
export interface BlindIndex {
  readonly column: string;
  readonly of: string;
  /** The kind of value, the same wherever such values are looked up (`ReferenceSeal.index`). */
  readonly kind: string;
}

/** Makes of rows what their table keeps of them. */
export interface RowCipher {
  /** The rows with texts encrypted and blind indexes added; a table that encrypts nothing keeps them as they are. */
  encrypt(table: string, rows: readonly Row[]): readonly Row[];
}

export function createRowCipher(
  tables: readonly EncryptedTable[],
  cipher: FieldCipher,
  references: ReferenceSeal,
): RowCipher {
  const byName = new Map(tables.map((encrypted) => [encrypted.table, encrypted]));
  return {
    encrypt(table, rows) {
      const encrypted = byName.get(table);
      return encrypted ? rows.map((row) => encryptRow(encrypted, row)) : rows;
    },
  };

  function encryptRow({ table, columns, indexes = [] }: EncryptedTable, row: Row): Row {
    const kept: Record<string, Row[string]> = { ...row };
    for (const { column, of, kind } of indexes) {
      const text = textOf(row, of);
      kept[column] = text === null ? null : references.index(kind, text);
    }
    for (const column of columns) {
      kept[column] = cipher.encrypt(`${table}.${column}`, textOf(row, column));
    }
    return kept;
  }
}

function textOf(row: Row, column: string): string | null {
  const value = row[column] ?? null;
  return value === null ? null : String(value);
}
