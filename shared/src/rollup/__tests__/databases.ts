import 'reflect-metadata';
import libsql from 'libsql';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { StatementCounter } from '../../database';
import type { Rollup } from '../Rollup';
import { createRollupTable } from '../rollupTable';

const server = { host: '127.0.0.1', port: 3306, user: 'root', password: '' };

export interface TestDatabase {
  readonly dataSource: DataSource;
  /** Statements sent since the last call. */
  takeStatements(): string[];
  close(): Promise<void>;
}

/** An empty rollup table on SQLite in memory. */
export async function openSqlite(rollup: Rollup): Promise<TestDatabase> {
  return open(
    rollup,
    { type: 'better-sqlite3', driver: libsql, database: ':memory:' },
    async () => {},
  );
}

/** An empty rollup table in a schema of its own on MariaDB; null, with a line saying so, without a server. */
export async function openMariaDb(rollup: Rollup): Promise<TestDatabase | null> {
  const name = `rollup_test_${process.pid}_${Date.now()}`;
  const connection = await createConnection({ ...server, connectTimeout: 2_000 }).catch(() => null);
  if (!connection) {
    process.stderr.write('No MariaDB on 127.0.0.1:3306: its half of these tests is skipped.\n');
    return null;
  }
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const { user: username, ...rest } = server;
  return open(
    rollup,
    {
      ...rest,
      type: 'mysql',
      username,
      database: name,
      supportBigNumbers: true,
      bigNumberStrings: false,
    },
    async () => {
      await connection.query(`DROP DATABASE ${name}`);
      await connection.end();
    },
  );
}

async function open(
  rollup: Rollup,
  options: ConstructorParameters<typeof DataSource>[0],
  drop: () => Promise<void>,
): Promise<TestDatabase> {
  const counter = new StatementCounter();
  const dataSource = await new DataSource({
    ...options,
    logger: counter,
    logging: ['query'],
  }).initialize();
  const runner = dataSource.createQueryRunner();
  await createRollupTable(runner, rollup);
  await runner.release();
  return {
    dataSource,
    takeStatements() {
      const taken = counter.statements ?? [];
      counter.statements = [];
      return taken;
    },
    async close() {
      await dataSource.destroy();
      await drop();
    },
  };
}
