import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

const serverUrl = process.env.HUB_TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/';

/** A database as a department has it, and an account of it that may only read. */
export interface SourceDatabase {
  readonly url: string;
  readonly password: string;
  drop(): Promise<void>;
}

/** Makes a database of the statements of tables and rows; `root` of the test server drops it. */
export async function createSourceDatabase(statements: readonly string[]): Promise<SourceDatabase> {
  const name = `cgt_${randomBytes(6).toString('hex')}_source`;
  const password = `pass#${randomBytes(6).toString('hex')}`;
  const connection = await createConnection({ uri: serverUrl, charset: 'utf8mb4' });
  try {
    await connection.query(
      `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    await connection.query(`CREATE USER '${name}'@'%' IDENTIFIED BY '${password}'`);
    await connection.query(`GRANT SELECT ON ${name}.* TO '${name}'@'%'`);
    await connection.query(`USE ${name}`);
    // As old databases were filled: days that no calendar has.
    await connection.query("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
  const url = new URL(`/${name}`, serverUrl);
  url.username = name;
  url.password = encodeURIComponent(password);
  return { url: url.href, password, drop: () => drop(name) };
}

async function drop(name: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(`DROP DATABASE ${name}`);
    await connection.query(`DROP USER '${name}'@'%'`);
  } finally {
    await connection.end();
  }
}
