import type { TableColumnOptions } from 'typeorm';
import { encryptedLength } from '../encryption/createFieldCipher';

/** Columns for migrations, of types that are the same on SQLite, MySQL and MariaDB; never null unless they say so. */
export const column = {
  text: (name: string, length: number): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
  }),
  /** A text of so many characters, kept encrypted. */
  encrypted: (name: string, length: number): TableColumnOptions =>
    column.text(name, encryptedLength(length)),
  int: (name: string): TableColumnOptions => ({ name, type: 'int' }),
  /** 0 or 1. */
  tinyint: (name: string): TableColumnOptions => ({ name, type: 'tinyint' }),
  bigint: (name: string): TableColumnOptions => ({ name, type: 'bigint' }),
  double: (name: string): TableColumnOptions => ({ name, type: 'double' }),
  /** A local calendar date. */
  date: (name: string): TableColumnOptions => ({ name, type: 'date' }),
  /** An instant in UTC. */
  datetime: (name: string): TableColumnOptions => ({ name, type: 'datetime' }),
  primary: (options: TableColumnOptions): TableColumnOptions => ({ ...options, isPrimary: true }),
  nullable: (options: TableColumnOptions): TableColumnOptions => ({ ...options, isNullable: true }),
};
