import { quoteName } from '@civicgraph/shared';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { groupBy } from './groupBy';
import { mysqlType } from './mysqlType';
import type { SourceColumn } from './Source';
import { textRows } from './textRows';

/** Rows looked at for what their values are. */
const sampleSize = 200;

/** The columns of each table and view, in their order, with values of some rows. */
export async function readColumns(
  connection: Connection,
): Promise<ReadonlyMap<string, readonly SourceColumn[]>> {
  const rows = await textRows<
    | 'tableName'
    | 'name'
    | 'comment'
    | 'nullable'
    | 'dataType'
    | 'columnType'
    | 'length'
    | 'digits'
    | 'scale'
  >(
    connection,
    'SELECT table_name AS tableName, column_name AS name, column_comment AS comment, is_nullable AS nullable, data_type AS dataType, column_type AS columnType, character_maximum_length AS length, numeric_precision AS digits, numeric_scale AS scale FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position',
  );
  const columns = new Map<string, readonly SourceColumn[]>();
  for (const [table, ofTable] of groupBy(rows, ({ tableName }) => tableName)) {
    const samples = await sampleOf(connection, table);
    columns.set(
      table,
      ofTable.map((described, index) => {
        const { name, comment, nullable, dataType, columnType, length, digits, scale } = described;
        const sample = samples.flatMap((row) => textOf(row[name]));
        const type = mysqlType(
          {
            dataType,
            columnType,
            length: numberOf(length),
            precision: numberOf(digits),
            scale: numberOf(scale),
          },
          sample,
        );
        return {
          name,
          label: name,
          position: index + 1,
          comment: comment.trim(),
          isNullable: nullable === 'YES',
          type,
          sample,
        };
      }),
    );
  }
  return columns;
}

/** Some rows of a table; none of a view that does not work any more. */
async function sampleOf(connection: Connection, table: string): Promise<RowDataPacket[]> {
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT * FROM ${quoteName(table)} LIMIT ${sampleSize}`,
    );
    return rows;
  } catch {
    return [];
  }
}

function textOf(value: unknown): string[] {
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && value !== '' ? [String(value)] : [];
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text);
}
