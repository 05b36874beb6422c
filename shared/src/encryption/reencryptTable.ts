import type { DataSource } from 'typeorm';
import { placeholders } from '../database';
import type { FieldCipher } from './createFieldCipher';
import type { EncryptedTable } from './RowCipher';

/** Bounds a statement: two texts a value, some ten thousand characters each at most. */
const rowsAtOnce = 200;

type StoredRow = Readonly<Record<string, string | null>>;

/**
 * Encrypts with the current key whatever a table holds under an older one. It can be ended and started
 * again at any time, also while the table is in use: a value that was changed meanwhile is left as it is.
 * @returns how many rows were rewritten
 * @throws HubError ENCRYPTED_VALUE_UNREADABLE
 */
export async function reencryptTable(
  database: DataSource,
  { table, key, columns }: EncryptedTable,
  cipher: FieldCipher,
): Promise<number> {
  const anyOlder = columns.map((column) => `${column} NOT LIKE ?`).join(' OR ');
  const statement = `SELECT ${key}, ${columns.join(', ')} FROM ${table} WHERE ${key} > ? AND (${anyOlder}) ORDER BY ${key} LIMIT ${rowsAtOnce}`;
  let count = 0;
  let last = '';
  for (;;) {
    const current = columns.map(() => `${cipher.currentPrefix}%`);
    const rows: StoredRow[] = await database.query(statement, [last, ...current]);
    if (rows.length === 0) return count;
    await rewrite(database, { table, key, columns }, cipher, rows);
    count += rows.length;
    last = String(rows.at(-1)?.[key]);
  }
}

/** One statement for all rows. A text is replaced where it still stands; no two encrypted texts are alike. */
async function rewrite(
  database: DataSource,
  { table, key, columns }: EncryptedTable,
  cipher: FieldCipher,
  rows: readonly StoredRow[],
): Promise<void> {
  const assignments: string[] = [];
  const parameters: (string | null)[] = [];
  for (const column of columns) {
    const older = rows.flatMap((row) => row[column] ?? []).filter((text) => isOlder(cipher, text));
    if (older.length === 0) continue;
    const cases = older.map(() => 'WHEN ? THEN ?').join(' ');
    assignments.push(`${column} = CASE ${column} ${cases} ELSE ${column} END`);
    for (const text of older) {
      const name = `${table}.${column}`;
      parameters.push(text, cipher.encrypt(name, cipher.decrypt(name, text)));
    }
  }
  const keys = rows.map((row) => String(row[key]));
  await database.query(
    `UPDATE ${table} SET ${assignments.join(', ')} WHERE ${key} IN (${placeholders(keys)})`,
    [...parameters, ...keys],
  );
}

function isOlder({ currentPrefix }: FieldCipher, text: string): boolean {
  return !text.startsWith(currentPrefix);
}
