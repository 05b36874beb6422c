import type { ColumnType } from './Source';

/** A column as `information_schema.columns` describes it. */
export interface MysqlColumn {
  /** `decimal` */
  readonly dataType: string;
  /** `decimal(10,2) unsigned` */
  readonly columnType: string;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
}

/** @param sample values of the column; they tell whether a `tinyint(1)` holds more than yes and no */
export function mysqlType(column: MysqlColumn, sample: readonly string[]): ColumnType {
  const { dataType, columnType, length, precision, scale } = column;
  switch (dataType.toLowerCase()) {
    case 'tinyint':
      return columnType.startsWith('tinyint(1)') && sample.every((value) => /^[01]$/.test(value))
        ? { kind: 'BOOLEAN' }
        : { kind: 'INTEGER' };
    case 'int':
    case 'integer':
      return { kind: columnType.includes('unsigned') ? 'UNSIGNED' : 'INTEGER' };
    case 'smallint':
    case 'mediumint':
    case 'year':
      return { kind: 'INTEGER' };
    case 'bigint':
      return { kind: 'BIG_INTEGER' };
    case 'decimal':
    case 'numeric':
      return { kind: 'DECIMAL', precision: precision ?? 10, scale: scale ?? 0 };
    case 'float':
    case 'double':
      return { kind: 'FLOAT' };
    case 'bit':
      return columnType === 'bit(1)' ? { kind: 'BIT' } : { kind: 'OPAQUE', sqlType: columnType };
    case 'char':
    case 'varchar':
      return { kind: 'TEXT', length };
    case 'tinytext':
    case 'text':
    case 'mediumtext':
    case 'longtext':
      return { kind: 'TEXT', length: null };
    case 'date':
      return { kind: 'DATE' };
    case 'datetime':
    case 'timestamp':
      return { kind: 'DATE_TIME' };
    case 'time':
      return { kind: 'TIME' };
    case 'enum':
      return { kind: 'ENUM', values: valuesOf(columnType) };
    case 'set':
      return { kind: 'SET', values: valuesOf(columnType) };
    default:
      return { kind: 'OPAQUE', sqlType: columnType };
  }
}

/** The values of `enum('a','b''c')`. */
function valuesOf(columnType: string): string[] {
  const quoted = columnType.match(/'(?:[^']|'')*'/g) ?? [];
  return quoted.map((value) => value.slice(1, -1).replaceAll("''", "'"));
}
