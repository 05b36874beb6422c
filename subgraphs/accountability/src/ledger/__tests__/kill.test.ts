import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { generateKeyring, openDatabase, parseKeyring } from '@civicgraph/shared';
import { describeOnEachDatabase, temporaryFolder } from '@civicgraph/shared/testing';
import { accountabilityDatabase } from '../../accountabilityDatabase';
import { readAnchor } from '../readAnchor';
import { verifyLedger } from '../verifyLedger';

const rounds = 5;
const program = join(__dirname, 'appendUntilKilled.js');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Kills the program some turns after so many reports; gives what it had reported by then. */
async function runUntilKilled(options: object, reports: number, turns: number): Promise<string[]> {
  const child = fork(program, [JSON.stringify(options)], { execArgv: [] });
  children.push(child);
  const reported: string[] = [];
  const ended = once(child, 'close');
  await new Promise<void>((resolve, reject) => {
    child.on('message', (requestId: string) => {
      reported.push(requestId);
      if (reported.length === reports) resolve();
    });
    child.once('exit', () => reject(new Error('The program ended by itself.')));
  });
  for (let turn = 0; turn < turns; turn += 1) await new Promise((next) => setImmediate(next));
  child.kill('SIGKILL');
  await ended;
  return reported;
}

describeOnEachDatabase('a ledger whose process is killed', ({ url }) => {
  it('has every entry that was confirmed, each whole, and goes on where it ended', async () => {
    const keys = generateKeyring('test');
    const anchorFile = join(temporaryFolder(), 'ledger.anchor');
    const confirmed: string[] = [];
    let count = 0;
    for (let round = 0; round < rounds; round += 1) {
      const options = { url: url(), keys, round, anchorFile };
      confirmed.push(...(await runUntilKilled(options, randomInt(1, 300), randomInt(2_000))));
      const database = await openDatabase(url(), accountabilityDatabase);
      const anchor = await readAnchor(anchorFile);
      const verified = await verifyLedger(database, parseKeyring(keys), anchor ? [anchor] : []);
      expect(verified.count).toBeGreaterThan(count);
      count = verified.count;
      const rows: { body: string }[] = await database.query('SELECT body FROM ledger_record');
      const held = rows.map(({ body }) => JSON.parse(body).requestId as string);
      const all = new Set(held);
      expect(confirmed.filter((requestId) => !all.has(requestId))).toEqual([]);
      expect(held.length).toBe(all.size);
      await database.destroy();
    }
  }, 120_000);
});
