import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Accountability,
  type DatabaseUrl,
  openDatabase,
  parseDatabaseUrl,
} from '@civicgraph/shared';
import { describeOnEachDatabase, openGate, temporaryFolder } from '@civicgraph/shared/testing';
import { accountabilityDatabase, openAccountability, readAnchor, verifyLedger } from '..';
import { entryOf, keyring, logger } from '../ledger/__tests__/ledgerFixture';

const question = { viewer: 'officer', purpose: 'EMERGENCY', caseRef: 'JJ-1' } as const;
const refused = { code: 'LEDGER_UNAVAILABLE' };

describeOnEachDatabase('the accountability of a gateway', ({ url }) => {
  const opened: Accountability[] = [];
  const open = async (databaseUrl: DatabaseUrl, options = {}) => {
    const accountability = await openAccountability({ databaseUrl, keyring, logger, ...options });
    opened.push(accountability);
    return accountability;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });

  it('records and finds grants, several gateways together, on a database that was not there', async () => {
    const anchorFile = join(temporaryFolder(), 'ledger.anchor');
    const gateways = await Promise.all([open(url(), { anchorFile }), open(url()), open(url())]);
    await Promise.all(
      gateways.flatMap((gateway) => Array.from({ length: 5 }, () => gateway.record(entryOf()))),
    );
    expect(await gateways[1]?.findGrant(question)).toEqual({ state: 'NONE' });
    await Promise.all(opened.splice(0).map((one) => one.close()));
    const database = await openDatabase(url(), accountabilityDatabase);
    const { count } = await verifyLedger(database, keyring);
    expect(count).toBe(15);
    expect(await readAnchor(anchorFile)).toMatchObject({ seq: expect.any(Number) });
    await database.destroy();
  });

  it('takes nothing once it is closed', async () => {
    const accountability = await open(url());
    await accountability.close();
    await expect(accountability.record(entryOf())).rejects.toMatchObject(refused);
    await expect(accountability.findGrant(question)).rejects.toMatchObject(refused);
  });

  // A file has no server that could be down.
  if (url().kind === 'MYSQL') {
    it('refuses while its server is down or stalls, and serves when it is back', async () => {
      const address = url();
      if (address.kind !== 'MYSQL') return;
      const gate = await openGate(address.host, address.port);
      const behind = { ...address, host: '127.0.0.1', port: gate.port };
      await gate.shut();
      const accountability = await open(behind, { timeLimitMs: 300 });
      const isRefused = async () => {
        await expect(accountability.record(entryOf())).rejects.toMatchObject(refused);
        await expect(accountability.findGrant(question)).rejects.toMatchObject(refused);
      };
      const serves = async () => {
        for (;;) {
          const isServed = await Promise.all([
            accountability.record(entryOf()),
            accountability.findGrant(question),
          ]).catch(() => null);
          if (isServed) return isServed[1];
        }
      };
      await isRefused();
      await gate.openAgain();
      expect(await serves()).toEqual({ state: 'NONE' });
      gate.stall(true);
      await isRefused();
      await isRefused();
      gate.stall(false);
      expect(await serves()).toEqual({ state: 'NONE' });
      await gate.shut();
      await isRefused();
      await gate.openAgain();
      expect(await serves()).toEqual({ state: 'NONE' });
      await accountability.close();
      await gate.shut();
      const database = await openDatabase(url(), accountabilityDatabase);
      await expect(verifyLedger(database, keyring)).resolves.toBeDefined();
      await database.destroy();
    }, 60_000);
  }
});

it('opens although its folder cannot be used, and serves once it can', async () => {
  const folder = join(temporaryFolder(), 'data');
  writeFileSync(folder, '');
  const databaseUrl = parseDatabaseUrl(`sqlite:${folder}`);
  const accountability = await openAccountability({ databaseUrl, keyring, logger });
  await expect(accountability.record(entryOf())).rejects.toMatchObject(refused);
  await expect(accountability.findGrant(question)).rejects.toMatchObject(refused);
  rmSync(folder);
  await accountability.record(entryOf());
  expect(await accountability.findGrant(question)).toEqual({ state: 'NONE' });
  await accountability.close();
});
