import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { openDatabase } from '@civicgraph/shared';
import { describeOnEachDatabase, temporaryFolder } from '@civicgraph/shared/testing';
import { accountabilityDatabase } from '@civicgraph/subgraph-accountability';
import { readExamples } from '../examples';
import { freePort, run, token, untilReady } from './hubProcess';
import { textOfUrl } from './severalGateways/textOfUrl';

const rounds = 2;
const connections = 6;
const example = readExamples().find(({ name }) => name === '19-own-cases');

/** Kills a process after a few turns of this one, so that answers are under way in any state. */
async function killLater(child: ChildProcess): Promise<void> {
  for (let turns = randomInt(500); turns > 0; turns -= 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
}

/** Asks over and over until the hub is gone; gives the ids of the requests whose answers came whole. */
async function askUntilGone(
  url: string,
  bearer: string,
  nextId: () => string,
  answered: (requestId: string) => void,
): Promise<void> {
  for (;;) {
    const requestId = nextId();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
          'x-request-id': requestId,
        },
        body: JSON.stringify({ query: example?.query }),
      });
      const answer = await response.json();
      expect(answer).toEqual(example?.expected);
    } catch (error) {
      // What fetch throws for a connection that ended, whether before an answer or within it.
      if ((error as Error).name === 'TypeError') return;
      throw error;
    }
    answered(requestId);
  }
}

describeOnEachDatabase('a hub that is killed while it answers', ({ url }) => {
  it('has every answer that arrived on its ledger, which is whole, and goes on', async () => {
    const databaseUrl = url();
    const cwd = temporaryFolder();
    const port = await freePort();
    const environment = {
      PORT: String(port),
      HUB_DATABASE_URL: textOfUrl(databaseUrl),
      LOG_LEVEL: 'error',
    };
    const bearer = token(cwd, ...(example?.viewer ?? []));
    const answered: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const hub = run('start', environment, cwd);
      await untilReady(port);
      const before = answered.length;
      const enough = randomInt(1, 60);
      let asked = 0;
      await Promise.all(
        Array.from({ length: connections }, () =>
          askUntilGone(
            `http://127.0.0.1:${port}/graphql`,
            bearer,
            () => `kill-${round}-${asked++}`,
            (requestId) => {
              answered.push(requestId);
              if (answered.length - before === enough) killLater(hub.child);
            },
          ),
        ),
      );
      expect(await hub.ended).toBeNull();
      expect(answered.length - before).toBeGreaterThanOrEqual(enough);
    }
    const verified = run('verifyLedger', environment, cwd);
    expect([await verified.ended, verified.output]).toEqual([
      0,
      { text: expect.stringMatching(/^\d+ records, whole\./), errors: '' },
    ]);
    const database = await openDatabase(databaseUrl, accountabilityDatabase);
    const rows: { body: string }[] = await database.query('SELECT body FROM ledger_record');
    await database.destroy();
    const held = rows.map(({ body }) => JSON.parse(body).requestId as string);
    const recorded = new Set(held);
    expect(answered.filter((requestId) => !recorded.has(requestId))).toEqual([]);
    expect(held).toHaveLength(recorded.size);
  }, 120_000);
});
