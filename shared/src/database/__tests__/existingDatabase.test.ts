import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { openDatabase, parseDatabaseUrl, parseExistingDatabaseUrl } from '..';

const serverUrl = process.env.HUB_TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/';
const name = `cgt-${randomBytes(5).toString('hex')} Existing`;
const account = `cgt_${randomBytes(5).toString('hex')}`;
const describeMysql = process.env.HUB_TEST_MYSQL === 'skip' ? describe.skip : describe;

async function onServer(...statements: readonly string[]): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

describeMysql('a database that exists', () => {
  const url = new URL(`/${encodeURIComponent(name)}`, serverUrl);
  url.username = account;
  url.password = encodeURIComponent('p@ss/#1');

  beforeAll(() =>
    onServer(
      `CREATE DATABASE \`${name}\``,
      `CREATE TABLE \`${name}\`.thing (id BIGINT PRIMARY KEY, price DECIMAL(20,2), day DATE, at DATETIME)`,
      `INSERT INTO \`${name}\`.thing VALUES (9007199254740993, 123456789012345678.25, '2026-10-31', '2026-10-31 08:00:00')`,
      `CREATE USER '${account}'@'%' IDENTIFIED BY 'p@ss/#1'`,
      `GRANT SELECT ON \`${name}\`.* TO '${account}'@'%'`,
    ),
  );
  afterAll(() => onServer(`DROP DATABASE \`${name}\``, `DROP USER '${account}'@'%'`));

  it('is read with an account that may do nothing else, and nothing is made in it', async () => {
    const database = await openDatabase(parseExistingDatabaseUrl(url.href), { name: 'things' });
    try {
      expect(await database.query('SHOW TABLES')).toEqual([{ [`Tables_in_${name}`]: 'thing' }]);
      expect(await database.query('SELECT * FROM thing')).toEqual([
        {
          id: '9007199254740993',
          price: '123456789012345678.25',
          day: '2026-10-31',
          at: '2026-10-31 08:00:00',
        },
      ]);
    } finally {
      await database.destroy();
    }
  });

  it('is told unreachable without its password', async () => {
    const wrong = new URL(url);
    wrong.password = 'top-secret';
    const opened = openDatabase(parseExistingDatabaseUrl(wrong.href), { name: 'things' });
    await expect(opened).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.not.stringContaining('top-secret'),
    });
  });
});

describe('the URL of a database that exists', () => {
  it('names the database, whatever it is called', () => {
    expect(parseExistingDatabaseUrl('mysql://u:p%40@db.local/My%20Base')).toEqual({
      kind: 'EXISTING',
      host: 'db.local',
      port: 3306,
      user: 'u',
      password: 'p@',
      database: 'My Base',
    });
  });

  it.each(['mysql://u:secret@h/', 'mysql://u:secret%zz@h/d', 'postgres://u:secret@h/d', 'secret'])(
    'is refused without being told: %s',
    (text) => {
      const refusal = {
        code: 'CONFIGURATION_INVALID',
        message: expect.not.stringContaining('secret'),
      };
      expect(() => parseExistingDatabaseUrl(text)).toThrow(expect.objectContaining(refusal));
    },
  );

  it('refuses a broken escape in that of the hub, too', () => {
    expect(() => parseDatabaseUrl('mysql://u:secret%zz@h/d')).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  });
});
