import { insertRows, roles, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import {
  city,
  county,
  grid,
  insertBasics,
  plainDispute,
  village,
  villageCommittee,
  withoutAgreement,
} from './handMadeRows';

const own = plainDispute.dispute_id;
const other = 'DS-990101-000002';
const late = 'DS-990101-000003';
const refused = 'DS-990101-000004';
const all = [own, other, late, refused];

const mediator = viewerOf('MEDIATOR', { cases: [own, late, refused] });

const record = `{
  disputeId type typeLabel field source scale status region { code } grid { gridCode }
  organisation { orgId kind mediators } foundAt acceptedAt dueAt closedAt overdue online
  preLitigation agreement { amountYuan dueAt fulfilled judicialConfirmed } summary
}`;

const ownRecord = {
  disputeId: own,
  type: '02',
  typeLabel: '邻里',
  field: 'OTHER',
  source: 'APPLIED',
  scale: 'INDIVIDUAL',
  status: 'AGREED',
  region: { code: village.code },
  grid: { gridCode: grid },
  organisation: { orgId: villageCommittee, kind: 'PEOPLES', mediators: expect.any(Number) },
  foundAt: '2025-01-30',
  acceptedAt: '2025-02-01',
  dueAt: '2025-03-03',
  closedAt: '2025-02-28',
  overdue: false,
  online: false,
  preLitigation: false,
  agreement: {
    amountYuan: 1200.5,
    dueAt: '2025-03-30',
    fulfilled: true,
    judicialConfirmed: true,
  },
  summary: 'S1',
};

describeOnEachDatabase('disputes', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(disputesSubgraph, url());
    const { database, rowCipher } = test.subgraph;
    await insertBasics(test.subgraph);
    await insertRows(database.manager, 'dispute', [
      { ...plainDispute },
      { ...plainDispute, dispute_id: other },
      {
        ...plainDispute,
        ...withoutAgreement,
        dispute_id: late,
        type_code: '18',
        status: 'MEDIATING',
        source: 'ENTRUSTED',
        accepted_on: '2026-09-30',
        due_on: '2026-10-30',
        closed_on: null,
        is_online: 1,
        is_pre_litigation: 1,
      },
      {
        ...plainDispute,
        ...withoutAgreement,
        dispute_id: refused,
        status: 'REFUSED',
        accepted_on: null,
        due_on: null,
      },
    ]);
    const summaries = [own, other].map((dispute_id) => ({
      dispute_id,
      summary: `S${dispute_id.slice(-1)}`,
    }));
    await insertRows(
      database.manager,
      'dispute_summary',
      rowCipher.encrypt('dispute_summary', summaries),
    );
  });
  afterAll(() => test.subgraph.close());

  const byId = (viewer: typeof mediator, selection: string, ids: readonly string[]) =>
    test.entities(
      viewer,
      'Dispute',
      selection,
      ids.map((disputeId) => ({ disputeId })),
    );
  const one = (viewer: typeof mediator, disputeId: string, selection = record) =>
    test.ask(viewer, `query ($id: ID!) { dispute(disputeId: $id) ${selection} }`, {
      id: disputeId,
    });

  it('show a mediator an own case, by query and by reference', async () => {
    expect(await one(mediator, own)).toEqual({ data: { dispute: ownRecord } });
    expect(await byId(mediator, record, [own])).toEqual({ data: { _entities: [ownRecord] } });
  });

  it('do not tell a case of others from one that does not exist', async () => {
    const expected = { data: { dispute: null } };
    expect(await one(mediator, other)).toEqual(expected);
    expect(await one(mediator, 'DS-990101-999999')).toEqual(expected);
    expect(await byId(mediator, '{ disputeId }', [...all, 'DS-990101-999999'])).toEqual({
      data: {
        _entities: [{ disputeId: own }, null, { disputeId: late }, { disputeId: refused }, null],
      },
    });
  });

  it('tell what is overdue by the day of the data', async () => {
    const selection =
      '{ typeLabel overdue online preLitigation acceptedAt agreement { dueAt } summary }';
    expect(await byId(mediator, selection, [late, refused])).toEqual({
      data: {
        _entities: [
          {
            typeLabel: '其他（停用代码）',
            overdue: true,
            online: true,
            preLitigation: true,
            acceptedAt: '2026-09-30',
            agreement: null,
            summary: null,
          },
          {
            typeLabel: '邻里',
            overdue: false,
            online: false,
            preLitigation: false,
            acceptedAt: null,
            agreement: null,
            summary: null,
          },
        ],
      },
    });
    const { manager } = test.subgraph.database;
    await manager.query("UPDATE reference_day SET today = '2026-10-30'");
    expect((await byId(mediator, '{ overdue }', [late])).data).toEqual({
      _entities: [{ overdue: false }],
    });
    await manager.query('UPDATE reference_day SET today = ?', [city.today]);
  });

  it.each([
    ['2026-10-31', null, null],
    ['2026-10-30', null, false],
    ['2026-10-30', '2026-10-31', true],
    ['2026-12-01', '2026-10-01', true],
  ])('due on %s and performed on %s are fulfilled: %s', async (due, performed, fulfilled) => {
    const { manager } = test.subgraph.database;
    const set = 'UPDATE dispute SET perform_due_on = ?, fulfilled_on = ? WHERE dispute_id = ?';
    await manager.query(set, [due, performed, own]);
    const answer = await one(mediator, own, '{ agreement { fulfilled } }');
    expect(answer).toEqual({ data: { dispute: { agreement: { fulfilled } } } });
    await manager.query(set, [plainDispute.perform_due_on, plainDispute.fulfilled_on, own]);
  });

  it('are asked for once a table, one dispute or many', async () => {
    const statements = statementsOf(test.subgraph.database);
    for (const ids of [[own], all]) {
      statements.count = 0;
      await byId(
        mediator,
        '{ overdue organisation { name } summary agreement { fulfilled } }',
        ids,
      );
      // Disputes, organisations, summaries, and the day where something is open.
      expect(statements.count).toBe(ids.length === 1 ? 3 : 4);
    }
  });

  it('keep their summaries encrypted', async () => {
    const rows = await test.subgraph.database.query('SELECT summary FROM dispute_summary');
    expect(rows).toHaveLength(2);
    for (const { summary } of rows) expect(summary).not.toMatch(/^S\d$/);
  });

  describe('myDisputes', () => {
    const list = (viewer: typeof mediator, text = '') =>
      test.ask(
        viewer,
        `{ myDisputes${text} { nodes { disputeId } pageInfo { hasNextPage endCursor } } }`,
      );
    const idsOf = ({ data }: Awaited<ReturnType<typeof list>>) =>
      (data?.myDisputes as { nodes: { disputeId: string }[] } | undefined)?.nodes.map(
        ({ disputeId }) => disputeId,
      );

    it('lists own cases, of one status if asked', async () => {
      expect(idsOf(await list(mediator))).toEqual([own, late, refused]);
      expect(idsOf(await list(mediator, '(status: MEDIATING)'))).toEqual([late]);
      expect(idsOf(await list(mediator, '(status: FAILED)'))).toEqual([]);
      expect(idsOf(await list(viewerOf('MEDIATOR')))).toEqual([]);
    });

    it('pages', async () => {
      const first = await list(mediator, '(first: 2)');
      const { pageInfo } = (first.data?.myDisputes ?? {}) as {
        pageInfo?: { hasNextPage: boolean; endCursor: string };
      };
      expect([idsOf(first), pageInfo?.hasNextPage]).toEqual([[own, late], true]);
      const second = await list(mediator, `(first: 2, after: "${pageInfo?.endCursor}")`);
      expect(second.data).toMatchObject({
        myDisputes: { nodes: [{ disputeId: refused }], pageInfo: { hasNextPage: false } },
      });
    });

    it.each([
      ['(first: 0)', 'PAGE_SIZE_INVALID'],
      ['(first: -1)', 'PAGE_SIZE_INVALID'],
      ['(first: 101)', 'PAGE_SIZE_INVALID'],
      ['(after: "nonsense")', 'CURSOR_MALFORMED'],
      ['(status: "OPEN")', 'GRAPHQL_VALIDATION_FAILED'],
    ])('refuses %s', async (text, code) => {
      const { errors } = await list(mediator, text);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    });
  });

  it.each(roles.filter((role) => role !== 'MEDIATOR'))('are closed to %s', async (role) => {
    // Not even the purpose of mediators, which the gateway lets nobody else declare, opens them.
    for (const purpose of [undefined, 'MEDIATION'] as const) {
      const viewer = viewerOf(role, { cases: all, regions: [county], ...(purpose && { purpose }) });
      const entities = await byId(viewer, record, all);
      expect(entities.data).toEqual({ _entities: [null, null, null, null] });
      const listed = await test.ask(viewer, '{ myDisputes { nodes { disputeId } } }');
      const found = await one(viewer, own);
      if (purpose) {
        expect([listed.data, found.data]).toEqual([
          { myDisputes: { nodes: [] } },
          { dispute: null },
        ]);
        continue;
      }
      for (const { errors } of [listed, found]) {
        expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['PURPOSE_REQUIRED']);
      }
    }
  });

  it('are read for mediation only', async () => {
    const viewer = viewerOf('MEDIATOR', { cases: [own], purpose: null });
    for (const answer of [await one(viewer, own), await byId(viewer, '{ status }', [own])]) {
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual([
        'PURPOSE_REQUIRED',
      ]);
    }
  });
});
