import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type DatabaseUrl, parseDatabaseUrl } from '../database';
import { describeMysql } from './describeMysql';

/** The MySQL-protocol server the tests use, when one listens there. */
const serverUrl = process.env.HUB_TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/';

/** Makes databases of its own, so that test files can run side by side, and drops them. */
export interface TestDatabases {
  readonly url: () => DatabaseUrl;
}

/**
 * Runs a suite on SQLite and on the MySQL-protocol server. Where no server is set up
 * (`HUB_TEST_MYSQL=skip`, decided once by the global set-up of the test run), only the first half runs.
 */
export function describeOnEachDatabase(
  title: string,
  suite: (databases: TestDatabases) => void,
): void {
  describe(`${title} on SQLite`, () => {
    const folder = join(tmpdir(), `civicgraph-${randomBytes(6).toString('hex')}`);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite({ url: () => parseDatabaseUrl(`sqlite:${folder}`) });
  });
  describeMysql(`${title} on MySQL`, () => {
    const prefix = `cgt_${randomBytes(5).toString('hex')}`;
    const url = new URL(prefix, serverUrl);
    afterAll(() => dropSchemas(prefix));
    suite({ url: () => parseDatabaseUrl(url.href) });
  });
}

/** A temporary folder that the caller removes. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'civicgraph-'));
}

/** Drops every schema of a prefix. */
export async function dropSchemas(prefix: string): Promise<void> {
  const url = parseDatabaseUrl(serverUrl);
  if (url.kind !== 'MYSQL') return;
  const { host, port, user, password } = url;
  const connection = await createConnection({ host, port, user, password });
  try {
    const [rows] = await connection.query('SHOW DATABASES LIKE ?', [`${prefix}\\_%`]);
    for (const row of rows as Record<string, string>[]) {
      await connection.query(`DROP DATABASE \`${Object.values(row)[0]}\``);
    }
  } finally {
    await connection.end();
  }
}
