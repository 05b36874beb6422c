import { HubError, parseExistingDatabaseUrl, quote } from '@civicgraph/shared';
import { type Connection, createConnection } from 'mysql2/promise';
import { readColumns } from './readColumns';
import { readForeignKeys } from './readForeignKeys';
import { readKeys } from './readKeys';
import type { Source, SourceTable } from './Source';
import { textRows } from './textRows';

/**
 * Reads what the tables and views of a database are. An account that may only read suffices; no statement
 * changes anything.
 * @param text `mysql://user:password@host:3306/database`
 * @throws HubError CONFIGURATION_INVALID, DATABASE_UNREACHABLE, SOURCE_UNREADABLE; never with the password
 */
export async function readMysql(text: string): Promise<Source> {
  const { kind: _kind, ...server } = parseExistingDatabaseUrl(text, '--from');
  const connection = await connect(server);
  try {
    const tables = await readTables(connection);
    if (tables.length === 0) {
      throw new HubError(
        'SOURCE_UNREADABLE',
        `The database ${quote(server.database)} shows no table to user ${quote(server.user)}. Grant SELECT on its tables, or name another database.`,
      );
    }
    const url = new URL(text).href;
    return { tables, origin: { kind: 'MYSQL', url, offset: await readOffset(connection) } };
  } finally {
    await connection.end();
  }
}

async function connect(
  server: Omit<ReturnType<typeof parseExistingDatabaseUrl>, 'kind'>,
): Promise<Connection> {
  try {
    return await createConnection({
      ...server,
      charset: 'utf8mb4',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      connectTimeout: 5_000,
    });
  } catch (error) {
    const { host, port, user, database } = server;
    throw new HubError(
      'DATABASE_UNREACHABLE',
      `Cannot read the database ${quote(database)} at ${host}:${port} as user ${quote(user)} (${(error as { code?: string }).code}). Start the server, or correct the address or the name in --from, or the password in HUB_SOURCE_PASSWORD.`,
    );
  }
}

async function readTables(connection: Connection): Promise<SourceTable[]> {
  const tables = await textRows<'name' | 'type' | 'comment'>(
    connection,
    'SELECT table_name AS name, table_type AS type, table_comment AS comment FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const [columns, keys, foreignKeys] = [
    await readColumns(connection),
    await readKeys(connection),
    await readForeignKeys(connection),
  ];
  // Collations of servers differ, and the order of tables numbers the entries of the directory.
  const sorted = tables.sort((left, right) => (left.name < right.name ? -1 : 1));
  return sorted.map(({ name, type, comment }) => {
    const isView = type.includes('VIEW');
    return {
      name,
      label: name,
      // Of a view it says "VIEW".
      comment: isView ? '' : comment.trim(),
      isView,
      columns: columns.get(name) ?? [],
      key: keys.get(name) ?? [],
      foreignKeys: foreignKeys.get(name) ?? [],
    };
  });
}

/** How far the clock of the session is ahead of UTC: `timestamp` columns are told in it. */
async function readOffset(connection: Connection): Promise<string> {
  const [row] = await textRows<'minutes'>(
    connection,
    'SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW()) AS minutes',
  );
  const minutes = Number(row?.minutes ?? 0);
  const digits = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const ahead = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(ahead / 60)}:${digits(ahead % 60)}`;
}
