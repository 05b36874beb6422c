import 'reflect-metadata';
import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import libsql from 'libsql';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { HubError } from '../errors';
import type { DatabaseUrl, ExistingDatabaseUrl, MysqlServer } from './databaseUrl';
import { makeFolder } from './makeFolder';
import { SeedProgress1700000000000 } from './SeedProgress1700000000000';
import { StatementCounter } from './StatementCounter';

export interface DatabaseOptions {
  /** The subgraph's name: its file is `<folder>/<name>.sqlite`, its schema `<prefix>_<name>`. */
  readonly name: string;
  readonly entities?: MixedList<new () => object> | undefined;
  /** None where the database exists and is read as it is. */
  readonly migrations?: MixedList<new () => object> | undefined;
  /**
   * Whether a commit must outlast a loss of power. SQLite then waits for the disk at each; a server does what it
   * is set to (`innodb_flush_log_at_trx_commit`, 1 unless somebody changed it).
   */
  readonly isDurable?: boolean;
}

/** How often, and how long apart, a process that fell over another one's migrations tries again. */
const migrationAttempts = 20;
const migrationWaitMs = 250;

/**
 * Opens the database of one subgraph, creating file or schema and running the migrations that are
 * still due. In a database that exists already nothing is made: an account that may only read suffices.
 * @throws HubError DATABASE_UNREACHABLE saying what to do
 */
export async function openDatabase(
  url: DatabaseUrl | ExistingDatabaseUrl,
  options: DatabaseOptions,
): Promise<DataSource> {
  try {
    if (url.kind === 'EXISTING') {
      return await new DataSource(existingDatabaseOptions(url, options)).initialize();
    }
    await createContainer(url, options.name);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await migrate(new DataSource(dataSourceOptions(url, options)));
      } catch (error) {
        if (attempt === migrationAttempts || !isMigratedMeanwhile(error)) throw error;
        await setTimeout(migrationWaitMs);
      }
    }
  } catch (error) {
    throw unreachable(url, error);
  }
}

async function migrate(dataSource: DataSource): Promise<DataSource> {
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/**
 * Whether another process is making the same tables now. Both begin with the same statement, which only one
 * of them can run, so the other has changed nothing.
 */
function isMigratedMeanwhile(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return (
    code === 'ER_TABLE_EXISTS_ERROR' ||
    /(table|index) \S+ already exists|database is locked/.test(message ?? '')
  );
}

/** The counter that `openDatabase` installs on every data source. */
export function statementsOf(dataSource: DataSource): StatementCounter {
  return dataSource.options.logger as StatementCounter;
}

function schemaName(prefix: string, name: string): string {
  return `${prefix}_${name.replaceAll('-', '_')}`;
}

/** Binary collation on both servers, so that text sorts and compares as it does on SQLite. */
const collation = { charset: 'utf8mb4', collate: 'utf8mb4_bin' };

async function createContainer(url: DatabaseUrl, name: string): Promise<void> {
  if (url.kind === 'SQLITE') {
    makeFolder(resolve(url.folder), 0o700);
    accessSync(url.folder, constants.W_OK);
    return;
  }
  const { host, port, user, password, prefix } = url;
  const connection = await createConnection({ host, port, user, password, connectTimeout: 5_000 });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${schemaName(prefix, name)}\` CHARACTER SET ${collation.charset} COLLATE ${collation.collate}`,
    );
  } finally {
    await connection.end();
  }
}

function dataSourceOptions(url: DatabaseUrl, options: DatabaseOptions): DataSourceOptions {
  const common = {
    entities: options.entities ?? [],
    migrations: [SeedProgress1700000000000, ...Object.values(options.migrations ?? [])],
    logger: new StatementCounter(),
    logging: ['query' as const],
  };
  if (url.kind === 'SQLITE') {
    return {
      ...common,
      type: 'better-sqlite3',
      driver: libsql,
      database: resolve(join(url.folder, `${options.name}.sqlite`)),
      enableWAL: true,
      statementCacheSize: 200,
      prepareDatabase: (database: { pragma(text: string): unknown }) => {
        database.pragma('busy_timeout = 10000');
        database.pragma(`synchronous = ${options.isDurable ? 'FULL' : 'NORMAL'}`);
        database.pragma('cache_size = -65536');
      },
    };
  }
  return {
    ...common,
    ...mysqlOptions(url),
    database: schemaName(url.prefix, options.name),
    bigNumberStrings: false,
    extra: { decimalNumbers: true, maxPreparedStatements: 500 },
  };
}

/** Numbers that may not fit into a double come as texts: nobody here chose what the columns hold. */
function existingDatabaseOptions(
  url: ExistingDatabaseUrl,
  { entities = [] }: DatabaseOptions,
): DataSourceOptions {
  return {
    ...mysqlOptions(url),
    entities,
    logger: new StatementCounter(),
    logging: ['query'],
    database: url.database,
    bigNumberStrings: true,
    extra: { decimalNumbers: false, maxPreparedStatements: 500 },
  };
}

function mysqlOptions({ host, port, user, password }: MysqlServer) {
  return {
    type: 'mysql',
    host,
    port,
    username: user,
    password,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    connectTimeout: 5_000,
    poolSize: 10,
  } as const;
}

function unreachable(url: DatabaseUrl | ExistingDatabaseUrl, error: unknown): HubError {
  if (error instanceof HubError) return error;
  const code = (error as { code?: string }).code ?? (error as Error).name;
  if (url.kind === 'SQLITE') {
    return new HubError(
      'DATABASE_UNREACHABLE',
      `Cannot keep data in "${url.folder}" (${code}). Make the folder writable, or set HUB_DATABASE_URL to another one, for example "sqlite:./data".`,
    );
  }
  return new HubError(
    'DATABASE_UNREACHABLE',
    `Cannot use the database server at ${url.host}:${url.port} as user "${url.user}" (${code}). Start it, or correct HUB_DATABASE_URL.`,
  );
}
