import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, parseDatabaseUrl, parseKeyring } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { accountabilityDatabase, openAccountability } from '@civicgraph/subgraph-accountability';
import pino from 'pino';

/** Runs the compiled command as a user would; `npm test` compiles it first. */
const command = join(__dirname, '..', '..', 'dist', 'verifyLedger.js');

jest.setTimeout(60_000);

describe('npm run ledger:verify', () => {
  const cwd = temporaryFolder();
  const url = `sqlite:${join(cwd, 'data')}`;
  const anchorFile = join(cwd, '.civicgraph', 'ledger.anchor');
  const run = (...words: string[]) => {
    const { HUB_KEYS: _, HUB_LEDGER_ANCHOR: __, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
      cwd,
      env: { ...env, HUB_DATABASE_URL: url },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const change = async (sql: string) => {
    const database = await openDatabase(parseDatabaseUrl(url), accountabilityDatabase);
    await database.query(sql);
    // All that was written goes into the one file, so that it can be copied.
    await database.query('PRAGMA wal_checkpoint(TRUNCATE)');
    await database.destroy();
  };
  /** As a gateway of this machine would. */
  const append = async (count: number) => {
    const accountability = await openAccountability({
      databaseUrl: parseDatabaseUrl(url),
      keyring: parseKeyring(readFileSync(join(cwd, '.civicgraph', 'hub.keys'), 'utf8')),
      anchorFile,
      logger: pino({ level: 'silent' }),
    });
    for (let index = 0; index < count; index += 1) {
      await accountability.record({
        kind: 'REFUSAL',
        requestId: `request-${index}`,
        viewer: 'worker',
        role: 'GRID',
        department: null,
        purpose: null,
        grant: null,
        caseRef: null,
        operation: null,
        operationHash: null,
        policyVersion: null,
        subjects: [],
        fields: [],
        count: 1,
        code: 'SCOPE_MISSING',
      });
    }
    await accountability.close();
  };
  const file = join(cwd, 'data', 'accountability.sqlite');
  const ok = (count: number) => ({
    status: 0,
    stdout: expect.stringMatching(new RegExp(`^${count} records, whole\\. Head: [0-9a-f]{64}\\n$`)),
    stderr: '',
  });
  const broken = (start: string) => ({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^LEDGER_BROKEN: ${start}[^\\n]*\\n$`)),
  });

  it('finds a ledger whole, and says when it compared no anchor', async () => {
    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^0 records, whole\. .*\nNo anchor was compared: .*\n$/),
    });
    await append(3);
    expect(run()).toEqual(ok(3));
    expect(run('--database', url, '--anchor', anchorFile)).toEqual(ok(3));
  });

  it('names an older copy that was put back, by the anchor', async () => {
    await change('SELECT 1');
    copyFileSync(file, `${file}.old`);
    await append(2);
    expect(run()).toEqual(ok(5));
    await change('SELECT 1');
    copyFileSync(file, `${file}.new`);
    copyFileSync(`${file}.old`, file);
    expect(run()).toEqual(broken('TRUNCATED: record 4 '));
    copyFileSync(`${file}.new`, file);
    expect(run()).toEqual(ok(5));
  });

  it('names an edited record in one line, and ends with exit code 1', async () => {
    await change("UPDATE ledger_record SET viewer = 'nobody' WHERE seq = 2");
    expect(run()).toEqual(broken('EDITED: record 2 '));
    await change("UPDATE ledger_record SET viewer = 'worker' WHERE seq = 2");
  });

  it.each([
    [['--anchor', 'nowhere'], 'There is no anchor "nowhere"'],
    [['--speed', 'high'], "Unknown option '--speed'"],
  ])('refuses %j', (words, message) => {
    const { status, stderr } = run(...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ARGUMENT_INVALID: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
