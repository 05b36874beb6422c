import { generateKeyring, parseKeyring } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { createHeadSeal } from '../createHeadSeal';
import { createLedger } from '../createLedger';
import type { Head } from '../Head';
import { verifyLedger } from '../verifyLedger';
import { readHead } from '../writeChain';
import { entryOf, freshLedger, keyring, logger } from './ledgerFixture';

const records = 12;

describeOnEachDatabase('the verification of a ledger', ({ url }) => {
  let database: DataSource;
  let older: Head;
  let newest: Head;
  beforeEach(async () => {
    database = await freshLedger()(url());
    const ledger = createLedger(database, { keyring, logger });
    const append = (index: number) =>
      ledger.append(entryOf({ requestId: `r${index}`, grant: 'G', code: 'FORBIDDEN' }));
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(append));
    older = (await readHead(database.manager)) as Head;
    await Promise.all([9, 10, 11, records].map(append));
    newest = (await readHead(database.manager)) as Head;
    await ledger.close();
  });
  afterEach(() => database.destroy());

  const run = (sql: string, values: unknown[] = []) => database.query(sql, values);
  const putHead = ({ seq, hash, signature }: Head) =>
    run('UPDATE ledger_head SET seq = ?, hash = ?, signature = ?', [seq, hash, signature]);
  const deleteFrom = async (first: number, last = first) => {
    for (const table of ['ledger_record', 'ledger_subject']) {
      await run(`DELETE FROM ${table} WHERE seq BETWEEN ? AND ?`, [first, last]);
    }
  };
  const move = async (from: number, to: number) => {
    for (const table of ['ledger_record', 'ledger_subject']) {
      await run(`UPDATE ${table} SET seq = ? WHERE seq = ?`, [to, from]);
    }
  };
  const fault = async (anchors: readonly Head[] = []) => {
    const error = await verifyLedger(database, keyring, anchors).catch((reason) => reason);
    return error.extensions ?? error;
  };
  const broken = (name: string, seq: number) => ({ code: 'LEDGER_BROKEN', fault: name, seq });

  it('finds a whole ledger whole, with the anchors it had', async () => {
    const whole = { count: records, head: newest };
    expect(await verifyLedger(database, keyring)).toEqual(whole);
    expect(await verifyLedger(database, keyring, [older, newest])).toEqual(whole);
  });

  it('finds it whole in pages, while others append', async () => {
    const ledger = createLedger(database, { keyring, logger });
    const load = Array.from({ length: 1_200 }, () => ledger.append(entryOf()));
    await Promise.all(load.slice(0, 1));
    const found = await verifyLedger(database, keyring, [newest]);
    expect(found.count).toBeGreaterThan(records);
    await Promise.all(load);
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: records + 1_200 });
    await ledger.close();
  });

  it('opens what was signed and hashed before the keys were rotated', async () => {
    const old = generateKeyring('old');
    const fresh = await freshLedger()(url());
    for (const text of [old, `${generateKeyring('new')},${old}`]) {
      const ledger = createLedger(fresh, { keyring: parseKeyring(text), logger });
      await ledger.append(entryOf());
      await ledger.close();
      expect(await verifyLedger(fresh, parseKeyring(text))).toMatchObject({});
    }
    expect(
      await verifyLedger(fresh, parseKeyring(old)).catch(({ extensions }) => extensions),
    ).toEqual(broken('FORGED HEAD', 2));
    await fresh.destroy();
  });

  it.each([
    ['body', "REPLACE(body, 'r5', 'r6')"],
    ['hash', `'${'0'.repeat(64)}'`],
    ['at', "'2020-01-01T00:00:00.000Z'"],
    ['kind', "'REFUSAL'"],
    ['viewer', "'somebody'"],
    ['viewer', 'NULL'],
    ['role', "'POLICE'"],
    ['department', "'11990101MB0000000B'"],
    ['purpose', "'EMERGENCY'"],
    ['grant_id', "'H'"],
    ['code', "'SCOPE_MISSING'"],
    ['records', '1'],
  ])('finds an edited %s: %s', async (column, value) => {
    await run(`UPDATE ledger_record SET ${column} = ${value} WHERE seq = 5`);
    expect(await fault()).toEqual(broken('EDITED', 5));
  });

  it('finds a record that was removed in the middle', async () => {
    await deleteFrom(5);
    expect(await fault()).toEqual(broken('MISSING', 5));
  });

  it('finds one that was removed and its place closed', async () => {
    await deleteFrom(5);
    for (let seq = 6; seq <= records; seq += 1) await move(seq, seq - 1);
    expect(await fault()).toEqual(broken('EDITED', 5));
  });

  it('finds the last ones removed, also with the head of that time', async () => {
    await deleteFrom(9, records);
    expect(await fault()).toEqual(broken('TRUNCATED', 9));
    await putHead(older);
    expect(await verifyLedger(database, keyring)).toEqual({ count: 8, head: older });
    expect(await fault([newest])).toEqual(broken('TRUNCATED', 9));
  });

  it('finds a head that was put back alone', async () => {
    await putHead(older);
    expect(await fault()).toEqual(broken('INSERTED', 9));
  });

  it('finds two that were swapped, and two whose texts were', async () => {
    const bodies: { seq: number; body: string }[] = await run(
      'SELECT seq, body FROM ledger_record WHERE seq IN (5, 6) ORDER BY seq',
    );
    await move(5, 99);
    await move(6, 5);
    await move(99, 6);
    expect(await fault()).toEqual(broken('REORDERED', 5));
    await move(5, 99);
    await move(6, 5);
    await move(99, 6);
    expect(await fault()).toEqual({ count: records, head: newest });
    for (const { seq, body } of bodies) {
      await run('UPDATE ledger_record SET body = ? WHERE seq = ?', [body, 11 - seq]);
    }
    expect(await fault()).toEqual(broken('REORDERED', 5));
  });

  it('finds one that was inserted, in the middle and at the end', async () => {
    const insert = (seq: number) =>
      run(
        `INSERT INTO ledger_record (seq, body, hash, at, kind, viewer, role, department, purpose, grant_id, code, records)
         SELECT ?, REPLACE(body, 'r3', 'rX'), hash, at, kind, viewer, role, department, purpose, grant_id, code, records FROM ledger_record WHERE seq = 3`,
        [seq],
      );
    await insert(records + 1);
    expect(await fault()).toEqual(broken('INSERTED', records + 1));
    await run('DELETE FROM ledger_record WHERE seq = ?', [records + 1]);
    for (let seq = records; seq >= 5; seq -= 1) await move(seq, seq + 1);
    await insert(5);
    expect(await fault()).toEqual(broken('INSERTED', 5));
  });

  it.each([
    ['removed', 'DELETE FROM ledger_subject WHERE seq = 5 AND subject_hash = ', 5],
    [
      'changed',
      "UPDATE ledger_subject SET subject_hash = 'x' WHERE seq = 5 AND subject_hash = ",
      5,
    ],
    ['moved', 'UPDATE ledger_subject SET seq = 99 WHERE seq = 5 AND subject_hash = ', 5],
  ])('finds a subject that was %s', async (_, sql, seq) => {
    const [{ subject_hash }] = await run('SELECT subject_hash FROM ledger_subject WHERE seq = 5');
    await run(`${sql}?`, [subject_hash]);
    expect(await fault()).toEqual(broken('SUBJECTS', seq));
  });

  it.each([3, 0, -1, 99])('finds a subject that was added to record %s', async (seq) => {
    await run("INSERT INTO ledger_subject (subject_hash, seq) VALUES ('x', ?)", [seq]);
    expect(await fault()).toEqual(broken('SUBJECTS', seq));
  });

  it.each([
    ['signature', "'AAAA'", records],
    ['hash', `'${'0'.repeat(64)}'`, records],
    ['seq', '11', 11],
  ])('finds an edited %s of the head', async (column, value, seq) => {
    await run(`UPDATE ledger_head SET ${column} = ${value}`);
    expect(await fault()).toEqual(broken('FORGED HEAD', seq));
  });

  it('finds an anchor that was not signed, and one of another ledger', async () => {
    expect(await fault([{ ...older, hash: newest.hash }])).toEqual(broken('EDITED', 8));
    expect(await fault([{ ...older, signature: newest.signature }])).toEqual(
      broken('FORGED ANCHOR', 8),
    );
    const other = await freshLedger()(url());
    const ledger = createLedger(other, { keyring, logger });
    await ledger.append(entryOf());
    await ledger.close();
    const foreign = (await readHead(other.manager)) as Head;
    await other.destroy();
    expect(await fault([foreign])).toEqual(broken('EDITED', 1));
    const [first] = await run('SELECT hash FROM ledger_record WHERE seq = 1');
    const own = createHeadSeal(keyring).sign(1, first.hash);
    expect(await fault([foreign, own])).toEqual(broken('EDITED', 1));
    expect(await fault([own, foreign])).toEqual(broken('EDITED', 1));
  });

  it('finds everything gone', async () => {
    for (const table of ['ledger_record', 'ledger_subject']) await run(`DELETE FROM ${table}`);
    expect(await fault()).toEqual(broken('TRUNCATED', 1));
    await run('DELETE FROM ledger_head');
    expect(await fault()).toEqual(broken('FORGED HEAD', 0));
  });

  it('finds an emptied ledger that was made to look new by its anchor', async () => {
    const fresh = await freshLedger()(url());
    expect(await verifyLedger(fresh, keyring)).toMatchObject({ count: 0 });
    expect(
      await verifyLedger(fresh, keyring, [newest]).catch(({ extensions }) => extensions),
    ).toEqual(broken('TRUNCATED', 1));
    await fresh.destroy();
  });
});
