import {
  createFieldCipher,
  generateKeyring,
  insertRows,
  parseKeyring,
  statementsOf,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
} from '@civicgraph/shared/testing';
import pino from 'pino';
import { accountabilitySubgraph, openAccountability, verifyGrants } from '..';
import { BrokenGrant } from '../grants/BrokenGrant';
import { grantColumns } from '../grants/GrantRow';
import { readGrants, subjectColumn } from '../grants/readGrants';
import { type SealedGrant, sealGrant } from '../grants/sealGrant';
import { logger } from '../ledger/__tests__/ledgerFixture';
import {
  administrator,
  auditor,
  emptyDatabase,
  officer,
  outcomeOf,
  record,
  secondAuditor,
  setClock,
} from './accountabilityFixture';
import { createGrantSteps } from './grantsFixture';

const later = '2026-12-31T00:00:00.000Z';

describeOnEachDatabase('the seal of a grant', ({ url }) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(accountabilitySubgraph, url());
  });
  beforeEach(async () => {
    setClock('2026-10-31T08:00:00.000Z');
    await emptyDatabase(test.subgraph.database);
  });
  afterEach(() => jest.useRealTimers());
  afterAll(() => test.subgraph.close());

  const { request, breakGlass, approve, revoke, review, grant, find } = createGrantSteps(
    () => test,
  );
  const run = (sql: string, values: unknown[] = []) => test.subgraph.database.query(sql, values);
  const rowOf = async (grantId: string) =>
    (await run('SELECT * FROM access_grant WHERE grant_id = ?', [grantId]))[0];
  const putRow = async (row: Record<string, unknown>) => {
    await run('DELETE FROM access_grant WHERE grant_id = ?', [row.grant_id]);
    const columns = Object.keys(row);
    await run(
      `INSERT INTO access_grant (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`,
      Object.values(row),
    );
  };
  const onlyGrant = async (keyring = test.keyring): Promise<SealedGrant> => {
    const cipher = createFieldCipher(keyring, 'accountability');
    const wanted = { condition: { sql: '1 = 1', parameters: [] }, limit: 1 };
    const [only] = await readGrants(test.subgraph.database, { keyring, cipher }, wanted);
    if (only && !(only instanceof BrokenGrant)) return only;
    throw only;
  };
  const verify = async () => {
    const { database } = test.subgraph;
    const error = await verifyGrants(database, test.keyring).catch((reason) => reason);
    return error?.extensions ?? error;
  };
  const broken = (grantId: string) => ({ code: 'LEDGER_BROKEN', fault: 'GRANT', grantId });

  it.each<[string, string, object?]>([
    ['the asker', "UPDATE access_grant SET viewer = 'somebody'", { viewer: 'somebody' }],
    ['the purpose', "UPDATE access_grant SET purpose = 'EMERGENCY'", { purpose: 'EMERGENCY' }],
    ['the case', "UPDATE access_grant SET case_ref = 'XZ-2'", { caseRef: 'XZ-2' }],
    ['its end', `UPDATE access_grant SET expires_at = '${later}'`],
    ['its start', `UPDATE access_grant SET starts_at = '${later}'`],
    ['when it was asked for', `UPDATE access_grant SET requested_at = '${later}'`],
    ['its hours', 'UPDATE access_grant SET hours = 72'],
    ['its kind', "UPDATE access_grant SET kind = 'BREAK_GLASS'"],
    ['its state', "UPDATE access_grant SET state = 'REVOKED'"],
    ['the department', 'UPDATE access_grant SET department = NULL'],
    ['when the resident is told', `UPDATE access_grant SET notice_at = '${later}'`],
    ['the delay of the notice', 'UPDATE access_grant SET notice_delay_days = 90'],
    ['that it was revoked', `UPDATE access_grant SET revoked_at = '${later}'`],
    ['the legal basis', "UPDATE access_grant SET legal_basis = '无'"],
    ['whom it is about, in the clear', "UPDATE access_grant SET subject = 'ref:P2'"],
    ['its seal', "UPDATE access_grant SET seal = ''"],
    ['an approver', "UPDATE access_approval SET approver = 'x' WHERE place = 2"],
    ['the role of an approver', "UPDATE access_approval SET role = 'AUDITOR' WHERE place = 1"],
    ['when it was approved', `UPDATE access_approval SET approved_at = '${later}' WHERE place = 1`],
    ['an approval, which was removed', 'DELETE FROM access_approval WHERE place = 2'],
    [
      'an approval, which was added',
      `INSERT INTO access_approval (grant_id, approver, place, role, approved_at) SELECT grant_id, 'x', 3, role, approved_at FROM access_approval WHERE place = 2`,
    ],
  ])('tells when somebody changed %s', async (_, sql, question = {}) => {
    const grantId = await grant();
    expect(await verify()).toBeUndefined();
    await run(sql);
    expect(await find(question)).toEqual({ state: 'NONE' });
    expect(await verify()).toEqual(broken(grantId));
    expect(await approve(secondAuditor, grantId)).toEqual(['LEDGER_BROKEN']);
  });

  it('tells when somebody made a grant active, though all that it takes was filled in', async () => {
    const { grantId } = await request();
    await approve(administrator, grantId);
    await run(
      `UPDATE access_grant SET state = 'ACTIVE', starts_at = requested_at, expires_at = '${later}'`,
    );
    await run(
      `INSERT INTO access_approval (grant_id, approver, place, role, approved_at) SELECT grant_id, 'auditor', 2, 'AUDITOR', approved_at FROM access_approval`,
    );
    expect(await find()).toEqual({ state: 'NONE' });
    expect(await revoke(officer, grantId)).toEqual(['LEDGER_BROKEN']);
    expect(await verify()).toEqual(broken(grantId));
  });

  it('tells when a grant was given the person of another', async () => {
    const first = await grant({ subject: test.references.seal(officer, 'Person', 'P1') });
    const second = await grant({ subject: test.references.seal(officer, 'Person', 'P2') });
    const { subject } = await rowOf(first);
    await run('UPDATE access_grant SET subject = ? WHERE grant_id = ?', [subject, second]);
    expect(await find()).toMatchObject({ state: 'ACTIVE', grant: { id: first } });
    expect(await verify()).toEqual(broken(second));
  });

  it('tells a row that nobody asked for, which does not hide the true one', async () => {
    const grantId = await grant();
    for (let index = 10; index < 30; index += 1) {
      const id = `AG-zzzzzzzzz-${index}`;
      await putRow({ ...(await rowOf(grantId)), grant_id: id });
    }
    expect(await verify()).toEqual(broken('AG-zzzzzzzzz-29'));
    await run("DELETE FROM access_grant WHERE grant_id LIKE 'AG-zzzzzzzzz-1_'");
    expect(await find()).toMatchObject({ state: 'ACTIVE', grant: { id: grantId } });
  });

  it('is told of by the id alone, in the log of whoever meets a broken one', async () => {
    const grantId = await grant();
    await run('UPDATE access_grant SET hours = 72');
    const lines: string[] = [];
    const kept = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) });
    await find({}, kept);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 50, grant: grantId, msg: 'a grant is broken' },
    ]);
  });

  it('holds with every key of the ring, and only with those', async () => {
    const oldKeys = generateKeyring('old');
    const old = parseKeyring(oldKeys);
    await grant();
    const known = await onlyGrant();
    const { seal } = sealGrant(old, known);
    const subject = createFieldCipher(old, 'accountability').encrypt(subjectColumn, known.subject);
    await run('UPDATE access_grant SET seal = ?, subject = ?', [seal, subject]);
    for (const keys of [oldKeys, `${generateKeyring('new')},${oldKeys}`]) {
      expect(await onlyGrant(parseKeyring(keys))).toEqual({ ...known, seal });
    }
    const strange = onlyGrant(parseKeyring(generateKeyring('new')));
    await expect(strange).rejects.toMatchObject({ extensions: broken(known.grant_id) });
  });

  it('shows a broken grant as an error, and the others whole', async () => {
    const sound = await grant();
    setClock('2026-10-31T08:00:01.000Z');
    const changed = await grant({ caseRef: 'XZ-2' });
    await run('UPDATE access_grant SET hours = 72 WHERE grant_id = ?', [changed]);
    for (const [viewer, field] of [
      [officer, 'myGrants'],
      [auditor, 'accessRequests'],
    ] as const) {
      const { data, errors } = await test.ask(
        viewer,
        `{ ${field} { nodes { grantId state } edges { node { grantId } } } }`,
      );
      expect(data).toEqual({
        [field]: {
          nodes: [null, { grantId: sound, state: 'ACTIVE' }],
          edges: [{ node: null }, { node: { grantId: sound } }],
        },
      });
      expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
        { path: [field, 'nodes', 0], extensions: broken(changed) },
        { path: [field, 'edges', 0, 'node'], extensions: broken(changed) },
      ]);
    }
    await record(test, [{ grant: changed }, { grant: sound }]);
    const answer = await test.ask(
      auditor,
      '{ auditEvents(filter: { kind: READ }) { nodes { grantId grant { grantId } } } }',
    );
    expect(answer.data?.auditEvents).toEqual({
      nodes: [
        { grantId: sound, grant: { grantId: sound } },
        { grantId: changed, grant: null },
      ],
    });
    expect(outcomeOf(answer)).toEqual(['LEDGER_BROKEN']);
  });

  it('is that of the last step in the ledger, so that no older row can be put back', async () => {
    const grantId = await grant();
    const active = await rowOf(grantId);
    await revoke(officer, grantId);
    expect(await verify()).toBeUndefined();
    await putRow(active);
    // The row was true once: only the ledger knows what came after.
    expect(await find()).toMatchObject({ state: 'ACTIVE' });
    expect(await verify()).toEqual(broken(grantId));
  });

  it('is missed when the row is gone, also of an access in an emergency that waits for its review', async () => {
    const { grantId } = await breakGlass();
    await review(auditor, grantId);
    expect(await verify()).toBeUndefined();
    await run('DELETE FROM access_grant');
    expect(await verify()).toEqual(broken(grantId));
  });

  it('is that of no grant whose steps the ledger does not have', async () => {
    const grantId = await grant();
    await run("DELETE FROM ledger_record WHERE kind = 'GRANT'");
    expect(await verify()).toEqual(broken(grantId));
  });

  it('is looked at in pages, in two statements a page', async () => {
    await grant();
    const facts = await onlyGrant();
    const { database, cipher } = test.subgraph;
    const many = Array.from({ length: 999 }, (_, index) =>
      sealGrant(test.keyring, { ...facts, grant_id: `AG-${1_000 + index}`, approvals: [] }),
    );
    await insertRows(
      database.manager,
      'access_grant',
      many.map((one) => ({
        ...Object.fromEntries(grantColumns.map((column) => [column, one[column]])),
        subject: cipher.encrypt(subjectColumn, one.subject),
        seal: one.seal,
      })),
    );
    const [record] = await run('SELECT * FROM ledger_record WHERE seq = 1');
    await insertRows(
      database.manager,
      'ledger_record',
      many.map(({ grant_id, seal }, index) => ({
        ...record,
        seq: 1_000 + index,
        grant_id,
        body: JSON.stringify({ detail: { seal } }),
      })),
    );
    const statements = statementsOf(database);
    statements.count = 0;
    expect(await verify()).toBeUndefined();
    // Of the two full pages and the empty one after them, and one that looks for grants that are gone.
    expect(statements.count).toBe(2 + 2 + 1 + 1);
    await run("UPDATE access_grant SET hours = 72 WHERE grant_id = 'AG-1000'");
    expect(await verify()).toEqual(broken('AG-1000'));
  });

  it('opens for a gateway that has the same ring', async () => {
    const gateway = await openAccountability({ databaseUrl: url(), keyring: test.keyring, logger });
    const grantId = await grant({ subject: test.references.seal(officer, 'Person', 'P1') });
    const question = {
      viewer: officer.id,
      purpose: 'CASE_INVESTIGATION',
      caseRef: 'XZ-2026-0001',
    } as const;
    expect(await gateway.findGrant(question)).toMatchObject({
      state: 'ACTIVE',
      grant: { id: grantId, subject: 'ref:P1' },
    });
    await gateway.close();
  });

  it('covers whom a grant is about, of whom the database tells nothing', async () => {
    await grant({ subject: test.references.seal(officer, 'Person', 'P1234567890ABCDEF') });
    expect(await find()).toMatchObject({ grant: { subject: 'ref:P1234567890ABCDEF' } });
    for (const table of ['access_grant', 'access_approval', 'ledger_record', 'ledger_subject']) {
      expect(JSON.stringify(await run(`SELECT * FROM ${table}`))).not.toMatch(/P1234567890ABCDEF/);
    }
  });
});
