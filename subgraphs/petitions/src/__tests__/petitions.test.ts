import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { petitionsSubgraph } from '..';
import { hashQueryCode } from '../hashQueryCode';
import {
  city,
  housing,
  insertBasics,
  insertTables,
  land,
  officeOfCity,
  petitionRow,
  town,
} from './petitionFixture';

const own = 'PT-990101-000001';
const other = 'PT-990101-000002';
const accusation = 'PT-990101-000003';
const late = 'PT-990101-000004';
const all = [own, other, accusation, late];

const handler = viewerOf('PETITION', { cases: [own, accusation, late], department: officeOfCity });
const administrator = viewerOf('DEPT_ADMIN', { department: land });
const resident = viewerOf('SUBJECT');

const record = `{
  petitionId channel purpose route category categoryLabel status region { code }
  responsible { uscc } registeredAt acceptDueAt acceptedAt closeDueAt extendedTo closedAt opinion
  overdue reviewUntil reviewAskedAt reviewDueAt reviewClosedAt groupSize
}`;

const ownRecord = {
  petitionId: own,
  channel: 'ONLINE',
  purpose: 'APPEAL_REQUEST',
  route: 'PETITION',
  category: 'HOUSING',
  categoryLabel: '住房城建',
  status: 'REVIEW',
  region: { code: town },
  responsible: { uscc: housing },
  registeredAt: '2026-01-10',
  acceptDueAt: '2026-01-25',
  acceptedAt: '2026-01-20',
  closeDueAt: '2026-03-21',
  extendedTo: null,
  closedAt: '2026-03-10',
  opinion: 'EXPLAIN',
  overdue: false,
  reviewUntil: '2026-04-09',
  reviewAskedAt: '2026-03-20',
  reviewDueAt: '2026-04-19',
  reviewClosedAt: null,
  groupSize: '2-4',
};

describeOnEachDatabase('petitions', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(petitionsSubgraph, url());
    await insertBasics(test.subgraph);
    await insertTables(test.subgraph, {
      petition: [
        petitionRow(own, {
          status: 'REVIEW',
          opinion: 'EXPLAIN',
          review_asked_on: '2026-03-20',
          group_size: 3,
          satisfaction_office: 'SATISFIED',
          satisfaction_unit: 'UNSATISFIED',
          query_code_hash: hashQueryCode('OWN-CODE'),
        }),
        petitionRow(other, { query_code_hash: hashQueryCode('OTHER-CODE') }),
        petitionRow(accusation, {
          purpose: 'ACCUSATION',
          responsible: land,
          // No register gives accusations a code; a feed that did must not open them.
          query_code_hash: hashQueryCode('ACCUSATION-CODE'),
        }),
        petitionRow(late, {
          status: 'EXTENDED',
          category: '0203',
          responsible: land,
          group_size: 5,
          closed_on: null,
          close_due_on: '2026-10-10',
          extended_to: '2026-10-30',
        }),
      ],
      petitioner: all.map((petition_id) => ({
        petition_id,
        name: `N${petition_id.slice(-1)}`,
        contact: '12900000000',
        address: null,
      })),
      petition_content: all.map((petition_id) => ({
        petition_id,
        content: `C${petition_id.slice(-1)}`,
      })),
    });
  });
  afterAll(() => test.subgraph.close());

  const byCode = (queryCode: string, selection: string, viewer = resident) =>
    test.ask(viewer, `query ($c: String!) { petitionByQueryCode(queryCode: $c) ${selection} }`, {
      c: queryCode,
    });
  const byId = (viewer: typeof handler, selection: string, ids: readonly string[]) =>
    test.entities(
      viewer,
      'Petition',
      selection,
      ids.map((petitionId) => ({ petitionId })),
    );

  it('shows a handler the own cases and no accusation', async () => {
    expect(await byId(handler, record, [own])).toEqual({ data: { _entities: [ownRecord] } });
    expect(await byId(handler, '{ petitionId }', [...all, 'PT-990101-999999'])).toEqual({
      data: { _entities: [{ petitionId: own }, null, null, { petitionId: late }, null] },
    });
  });

  it('shows an administrator what the own department answers for, without its petitioner', async () => {
    expect(await byId(administrator, '{ petitionId }', all)).toEqual({
      data: { _entities: [null, null, null, { petitionId: late }] },
    });
    const { data, errors } = await byId(
      administrator,
      '{ petitioner { name } content referrals { service } satisfaction { unit } }',
      [late],
    );
    expect(data).toEqual({
      _entities: [{ petitioner: null, content: null, referrals: null, satisfaction: null }],
    });
    expect(errors?.map(({ extensions }) => [extensions?.field, extensions?.code])).toEqual([
      ['Petition.petitioner', 'SCOPE_MISSING'],
      ['Petition.content', 'SCOPE_MISSING'],
      ['Petition.referrals', 'SCOPE_MISSING'],
      ['Petition.satisfaction', 'SCOPE_MISSING'],
    ]);
  });

  it('shows a handler petitioner and content, but no rating', async () => {
    const { data, errors } = await byId(
      handler,
      '{ petitioner { name contact address } content satisfaction { office } }',
      [own],
    );
    expect(data?._entities).toEqual([
      {
        petitioner: { name: 'N1', contact: '12900000000', address: null },
        content: 'C1',
        satisfaction: null,
      },
    ]);
    expect(errors?.map(({ extensions }) => extensions?.field)).toEqual(['Petition.satisfaction']);
  });

  it('shows a resident the petition of the query code, whole, its number as a reference', async () => {
    const selection = `${record.slice(0, -1)} petitioner { name contact } content satisfaction { office unit } referrals { service } }`;
    expect(await byCode('OWN-CODE', selection)).toEqual({
      data: {
        petitionByQueryCode: {
          ...ownRecord,
          petitionId: test.references.seal(resident, 'Petition', own),
          petitioner: { name: 'N1', contact: '12900000000' },
          content: 'C1',
          satisfaction: { office: 'SATISFIED', unit: 'UNSATISFIED' },
          referrals: [],
        },
      },
    });
  });

  it.each(['', 'own-code', 'OWN-CODE ', 'ACCUSATION-CODE', own, hashQueryCode('OWN-CODE')])(
    'answers the query code %j like any that was never given out, in one statement',
    async (queryCode) => {
      const statements = statementsOf(test.subgraph.database);
      statements.count = 0;
      expect(await byCode(queryCode, record)).toEqual({ data: { petitionByQueryCode: null } });
      expect(statements.count).toBe(1);
    },
  );

  it('resolves for a resident only a reference that was sealed for them', async () => {
    const seal = (viewer: typeof resident, type: string, id: string) =>
      test.references.seal(viewer, type, id);
    const stranger = viewerOf('SUBJECT', { id: 'test-stranger' });
    const { data } = await byId(resident, '{ petitionId content }', [
      own,
      seal(resident, 'Petition', own),
      seal(stranger, 'Petition', own),
      seal(resident, 'Person', own),
      seal(resident, 'Petition', accusation),
    ]);
    const petitionId = seal(resident, 'Petition', own);
    expect(data?._entities).toEqual([null, { petitionId, content: 'C1' }, null, null, null]);
  });

  it('judges what is overdue by the day of the data, extension included', async () => {
    const selection = '{ overdue groupSize categoryLabel }';
    expect(await byId(handler, selection, [late])).toEqual({
      data: { _entities: [{ overdue: true, groupSize: '5+', categoryLabel: '其他（停用代码）' }] },
    });
    const { manager } = test.subgraph.database;
    await manager.query("UPDATE reference_day SET today = '2026-10-30'");
    expect((await byId(handler, '{ overdue }', [late])).data?._entities).toEqual([
      { overdue: false },
    ]);
    await manager.query('UPDATE reference_day SET today = ?', [city.today]);
  });

  it('asks once a table for one petition or many', async () => {
    const statements = statementsOf(test.subgraph.database);
    for (const ids of [[late], [own, late, other]]) {
      statements.count = 0;
      await byId(handler, '{ overdue petitioner { name } content referrals { service } }', ids);
      expect(statements.count).toBe(5);
    }
  });

  describe('myPetitions', () => {
    const list = (viewer: typeof handler, text = '') =>
      test.ask(
        viewer,
        `{ myPetitions${text} { nodes { petitionId } pageInfo { hasNextPage endCursor } } }`,
      );
    const idsOf = ({ data }: Awaited<ReturnType<typeof list>>) =>
      (data?.myPetitions as { nodes: { petitionId: string }[] } | undefined)?.nodes.map(
        ({ petitionId }) => petitionId,
      );

    it('lists own cases to a handler and the own department to an administrator', async () => {
      expect(idsOf(await list(handler))).toEqual([own, late]);
      expect(idsOf(await list(administrator))).toEqual([late]);
      expect(idsOf(await list(handler, '(status: REVIEW)'))).toEqual([own]);
      expect(idsOf(await list(handler, '(status: FINAL)'))).toEqual([]);
    });

    it('lists nothing to who has no cases, no department, or a query code only', async () => {
      for (const viewer of [viewerOf('PETITION'), viewerOf('DEPT_ADMIN'), resident]) {
        expect(idsOf(await list(viewer))).toEqual([]);
      }
    });

    it('pages', async () => {
      const first = await list(handler, '(first: 1)');
      const { pageInfo } = (first.data?.myPetitions ?? {}) as {
        pageInfo?: { hasNextPage: boolean; endCursor: string };
      };
      expect([idsOf(first), pageInfo?.hasNextPage]).toEqual([[own], true]);
      const second = await list(handler, `(first: 1, after: "${pageInfo?.endCursor}")`);
      expect(second.data).toMatchObject({
        myPetitions: { nodes: [{ petitionId: late }], pageInfo: { hasNextPage: false } },
      });
    });

    it.each([
      ['(first: 0)', 'PAGE_SIZE_INVALID'],
      ['(first: -1)', 'PAGE_SIZE_INVALID'],
      ['(first: 101)', 'PAGE_SIZE_INVALID'],
      ['(after: "nonsense")', 'CURSOR_MALFORMED'],
      ['(status: "OPEN")', 'GRAPHQL_VALIDATION_FAILED'],
    ])('refuses %s', async (text, code) => {
      const { errors } = await list(handler, text);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    });
  });

  it.each([
    'DASH',
    'ANALYST',
    'GRID',
    'MEDIATOR',
    'MH_CARE',
    'CARE_OTHER',
    'POLICE',
    'AUDITOR',
  ] as const)('is closed to %s', async (role) => {
    const viewer = viewerOf(role, { cases: all, department: land });
    const entities = await byId(viewer, '{ petitionId }', all);
    expect(entities.data).toEqual({ _entities: [null, null, null, null] });
    const answers = await Promise.all([
      test.ask(viewer, '{ myPetitions { nodes { petitionId } } }'),
      byCode('OWN-CODE', '{ petitionId }', viewer),
      test.ask(viewer, refer(own)),
    ]);
    for (const { errors } of answers) {
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['SCOPE_MISSING']);
    }
  });

  it('opens query codes to residents only', async () => {
    for (const viewer of [handler, administrator]) {
      const { data, errors } = await byCode('OWN-CODE', '{ petitionId }', viewer);
      expect(data).toEqual({ petitionByQueryCode: null });
      expect(errors?.[0]?.extensions?.code).toBe('SCOPE_MISSING');
    }
  });

  function refer(petitionId: string, consentRef = 'CONSENT-1'): string {
    return `mutation { referToAssistance(petitionId: "${petitionId}", service: LEGAL_AID, consentRef: "${consentRef}") { service referredAt } }`;
  }

  describe('referToAssistance', () => {
    const referral = { service: 'LEGAL_AID', referredAt: city.today };
    const stored = () =>
      test.subgraph.database.query('SELECT petition_id, service, consent_ref FROM referral');

    it('refers an own case once, however often it is asked, and shows the referral', async () => {
      const answers = await Promise.all([
        test.ask(handler, refer(own)),
        test.ask(handler, refer(own)),
      ]);
      answers.push(await test.ask(handler, refer(own, 'CONSENT-2')));
      for (const answer of answers) {
        expect(answer).toEqual({ data: { referToAssistance: referral } });
      }
      expect(await stored()).toEqual([
        { petition_id: own, service: 'LEGAL_AID', consent_ref: 'CONSENT-1' },
      ]);
      expect((await byId(handler, '{ referrals { service referredAt } }', [own])).data).toEqual({
        _entities: [{ referrals: [referral] }],
      });
    });

    it.each([other, accusation, 'PT-990101-999999'])(
      'does nothing for %s, which is no own case',
      async (petitionId) => {
        const before = await stored();
        expect(await test.ask(handler, refer(petitionId))).toEqual({
          data: { referToAssistance: null },
        });
        expect(await stored()).toEqual(before);
      },
    );

    it('asks for the number of a consent', async () => {
      for (const consentRef of ['', 'no consent', 'x'.repeat(41)]) {
        const { errors } = await test.ask(handler, refer(own, consentRef));
        expect(errors?.[0]?.extensions?.code).toBe('ARGUMENT_INVALID');
      }
    });

    it('is closed to administrators and residents', async () => {
      for (const viewer of [administrator, resident]) {
        const { errors } = await test.ask(viewer, refer(own));
        expect(errors?.[0]?.extensions?.code).toBe('SCOPE_MISSING');
      }
    });
  });
});
