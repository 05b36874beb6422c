import { generateKeyring, type HubError, parseKeyring, statementsOf } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { createLedger, type Ledger } from '../createLedger';
import { verifyLedger } from '../verifyLedger';
import { entryOf, freshLedger, keyring, logger } from './ledgerFixture';

describeOnEachDatabase('a ledger', ({ url }) => {
  let open: ReturnType<typeof freshLedger>;
  let database: DataSource;
  let ledger: Ledger;
  beforeEach(async () => {
    open = freshLedger();
    database = await open(url());
    ledger = createLedger(database, { keyring, logger });
  });
  afterEach(async () => {
    await ledger.close();
    await database.destroy();
  });

  const requestsOf = async (source = database) => {
    const rows: { body: string }[] = await source.query(
      'SELECT body FROM ledger_record ORDER BY seq',
    );
    return rows.map(({ body }) => JSON.parse(body).requestId);
  };
  const appendMany = (count: number, to = ledger, name = 'r') =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        to.append(entryOf({ requestId: `${name}${index}` })),
      ),
    );

  it('keeps the whole of an entry, and of a person nothing but a keyed hash', async () => {
    await ledger.append(entryOf());
    const [row] = await database.query('SELECT * FROM ledger_record');
    const { at, ...body } = JSON.parse(row.body);
    expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    const { subjects: _, requestId, ...entry } = entryOf();
    expect(body).toEqual({
      ...entry,
      requestId,
      detail: null,
      subjects: { count: 2, digest: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect({ ...row }).toMatchObject({
      seq: 1,
      at,
      kind: 'READ',
      viewer: 'worker-1',
      role: 'MH_CARE',
      department: '11990101MB0000000A',
      purpose: 'CARE_DELIVERY',
      grant_id: null,
      code: null,
      records: 2,
    });
    const subjects = await database.query('SELECT subject_hash, seq FROM ledger_subject');
    expect(subjects).toHaveLength(2);
    expect(JSON.stringify([row, subjects])).not.toMatch(/"P[12]"/);
  });

  it('writes bodies as canonical JSON: the keys in order, no space', async () => {
    await ledger.append(entryOf());
    const [{ body }] = await database.query('SELECT body FROM ledger_record');
    const inOrder = (value: unknown): unknown =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, inOrder(inner)]),
          )
        : value;
    expect(body).toBe(JSON.stringify(inOrder(JSON.parse(body))));
  });

  it('takes few statements for many entries, whatever their number', async () => {
    await ledger.append(entryOf());
    const counted = [];
    for (const count of [1, 10, 100]) {
      const before = statementsOf(database).count;
      await appendMany(count);
      counted.push(statementsOf(database).count - before);
    }
    expect(counted).toEqual([3, 3, 3]);
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: 112 });
  });

  it('takes what arrives during a commit into the next one', async () => {
    await ledger.append(entryOf());
    const before = statementsOf(database).count;
    const first = ledger.append(entryOf());
    const others: Promise<void>[] = [];
    await new Promise<void>((resolve) =>
      setImmediate(() => {
        for (let index = 0; index < 50; index += 1) others.push(ledger.append(entryOf()));
        resolve();
      }),
    );
    await Promise.all([first, ...others]);
    expect(statementsOf(database).count - before).toBe(6);
  });

  it('is one chain, whichever of several processes append', async () => {
    const [second, third] = [await open(url()), await open(url())];
    const others = [second, third].map((source) => createLedger(source, { keyring, logger }));
    await Promise.all(
      [ledger, ...others].map(async (one, index) => {
        for (let round = 0; round < 5; round += 1) {
          await appendMany(4, one, `${index}-${round}-`);
        }
      }),
    );
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: 60 });
    expect(new Set(await requestsOf()).size).toBe(60);
    await Promise.all(others.map((one) => one.close()));
    await Promise.all([second.destroy(), third.destroy()]);
  });

  it('finishes what was appended when it is closed, and takes nothing after', async () => {
    const appended = appendMany(3);
    await ledger.close();
    await appended;
    expect(await requestsOf()).toEqual(['r0', 'r1', 'r2']);
    await expect(ledger.append(entryOf())).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });

  it('counts a person once who came under two references', async () => {
    const key = 'P1';
    const sealed = `P1.${'s'.repeat(22)}`;
    const subjects = [key, sealed, key].map((one) => ({ type: 'Person', key: one }));
    await ledger.append(entryOf({ subjects }));
    expect(await database.query('SELECT seq FROM ledger_subject')).toEqual([{ seq: 1 }]);
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: 1 });
  });

  it('cuts names that nothing bounds, so that no entry takes others along', async () => {
    const long = 'x'.repeat(100_000);
    const fields = Array.from({ length: 5_000 }, (_, index) => `SomeType.aFieldOfIt${index}`);
    await Promise.all([
      ledger.append(entryOf({ fields })),
      ledger.append(entryOf({ operation: long, requestId: long, caseRef: long, viewer: long })),
    ]);
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: 2 });
  });

  describe('that cannot be written', () => {
    const refusal = (promise: Promise<unknown>) =>
      promise.catch((error: HubError) => error.extensions.code);

    it('says so when the time is over, and leaves nothing behind of what waited', async () => {
      const hasty = createLedger(database, { keyring, logger, timeLimitMs: 200 });
      await database.query('ALTER TABLE ledger_head RENAME TO ledger_head_away');
      expect(await refusal(hasty.append(entryOf({ requestId: 'lost' })))).toBe(
        'LEDGER_UNAVAILABLE',
      );
      await database.query('ALTER TABLE ledger_head_away RENAME TO ledger_head');
      await hasty.append(entryOf({ requestId: 'kept' }));
      expect(await requestsOf()).toEqual(['kept']);
      await hasty.close();
    });

    it('goes on with what waits once it can be written again', async () => {
      await database.query('ALTER TABLE ledger_subject RENAME TO ledger_subject_away');
      const before = statementsOf(database).count;
      const appended = appendMany(2);
      while (statementsOf(database).count < before + 4) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      await database.query('ALTER TABLE ledger_subject_away RENAME TO ledger_subject');
      await appended;
      expect(await requestsOf()).toEqual(['r0', 'r1']);
      expect(await verifyLedger(database, keyring)).toMatchObject({ count: 2 });
    });

    it('builds nothing on a head that was not signed, or that went back', async () => {
      const hasty = createLedger(database, { keyring, logger, timeLimitMs: 200 });
      await hasty.append(entryOf());
      const [old] = await database.query('SELECT * FROM ledger_head');
      await hasty.append(entryOf());
      const [head] = await database.query('SELECT * FROM ledger_head');
      const put = ({ seq, hash, signature }: typeof head) =>
        database.query('UPDATE ledger_head SET seq = ?, hash = ?, signature = ?', [
          seq,
          hash,
          signature,
        ]);
      for (const wrong of [{ ...head, hash: 'f'.repeat(64) }, { ...head, seq: 7 }, old]) {
        await put(wrong);
        const foreign =
          wrong === old ? hasty : createLedger(database, { keyring, logger, timeLimitMs: 200 });
        expect(await refusal(foreign.append(entryOf()))).toBe('LEDGER_UNAVAILABLE');
      }
      await put(head);
      const stranger = createLedger(database, {
        keyring: parseKeyring(generateKeyring('other')),
        logger,
        timeLimitMs: 200,
      });
      expect(await refusal(stranger.append(entryOf()))).toBe('LEDGER_UNAVAILABLE');
      await hasty.append(entryOf());
      expect(await verifyLedger(database, keyring)).toMatchObject({ count: 3 });
    });
  });
});
