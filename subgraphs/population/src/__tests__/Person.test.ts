import { insertRows, type Role, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import { person, residence, times, visit } from './handMadeRows';

const ownGrid = '990101001005001';
const otherGrid = '990101001005002';
const home = `${ownGrid}-0001`;
const emptyDwelling = `${ownGrid}-0007`;
const otherHome = `${otherGrid}-0001`;

const parent = {
  ref: 'PARENT',
  name: '云霁宁',
  citizen_id: '99010119861101123X',
  phone: '12900012345',
  sex: 'FEMALE',
  birth_date: '1986-11-01',
};
const child = {
  ref: 'CHILD',
  citizen_id: '990101201305054321',
  phone: null,
  birth_date: '2013-05-05',
};
const neighbour = { ref: 'NEIGHBOUR', kind: 'FLOATING', citizen_id: null, birth_date: null };
const gone = { ref: 'GONE' };

const persons = [parent, child, neighbour, gone].map(person);
const residences = [
  { id: 1, person_ref: 'PARENT', dwelling_code: home, until: '2019-01-01', grid_code: otherGrid },
  {
    id: 2,
    person_ref: 'PARENT',
    dwelling_code: home,
    since: '2019-01-01',
    verified_at: '2026-08-01',
    grid_code: ownGrid,
  },
  { id: 3, person_ref: 'CHILD', dwelling_code: home, grid_code: ownGrid },
  { id: 4, person_ref: 'NEIGHBOUR', dwelling_code: null, grid_code: otherGrid },
  { id: 5, person_ref: 'GONE', dwelling_code: home, grid_code: ownGrid, until: '2026-03-03' },
  ...times(5, { dwelling_code: otherHome, grid_code: otherGrid }, (serial) => ({
    id: 100 + serial,
    person_ref: `LODGER-${serial}`,
  })),
].map(residence);

const today = '2026-10-31';
const visits = [
  { visit_id: 'VS-1', dwelling_code: home, visited_on: '2026-09-12', planned_on: '2026-09-10' },
  { visit_id: 'VS-2', dwelling_code: home, visited_on: '2026-10-02', planned_on: '2026-10-01' },
  { visit_id: 'VS-3', dwelling_code: home, visited_on: null, planned_on: today },
  { visit_id: 'VS-4', dwelling_code: otherHome, visited_on: null, planned_on: today },
  { visit_id: 'VS-5', dwelling_code: emptyDwelling, visited_on: today, planned_on: today },
].map((row) => visit({ ...row, grid_code: row.dwelling_code.slice(0, 15), task: 'SAFETY_NOTICE' }));

const gridWorker = viewerOf('GRID', { grids: [ownGrid] });
const careWorker = viewerOf('CARE_OTHER', { cases: ['CC-1'] });
const self = viewerOf('SUBJECT', { subject: 'PARENT' });

describeOnEachDatabase('Persons', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    const { manager } = test.subgraph.database;
    await insertRows(manager, 'person', persons);
    await insertRows(manager, 'residence', residences);
    await insertRows(manager, 'household_visit', visits);
    await insertRows(manager, 'data_state', [{ id: 1, stands_at: today }]);
  });
  afterAll(() => test.subgraph.close());

  const sealed = (viewer: typeof self, ref: string) => test.references.seal(viewer, 'Person', ref);
  const personAs = async (viewer: typeof self, selection: string, ref = sealed(viewer, 'PARENT')) =>
    test.entities(viewer, 'Person', selection, [{ ref }]);
  const codesOf = (errors: readonly { extensions?: { code?: unknown } }[] | undefined) =>
    errors?.map(({ extensions }) => extensions?.code);

  it('show a resident everything about the own record', async () => {
    const { data, errors } = await test.ask(
      self,
      `{ me { ref name citizenIdMasked phone sex birthDate birthYear ageBand kind
          currentResidence { since verifiedAt dwelling { dwellingCode } grid { gridCode } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      me: {
        ref: sealed(self, 'PARENT'),
        name: '云霁宁',
        citizenIdMasked: '**************123X',
        phone: '12900012345',
        sex: 'FEMALE',
        birthDate: '1986-11-01',
        birthYear: 1986,
        ageBand: 'A35_59',
        kind: 'HUKOU',
        currentResidence: {
          since: '2019-01-01',
          verifiedAt: '2026-08-01',
          dwelling: { dwellingCode: test.references.seal(self, 'Dwelling', home) },
          grid: { gridCode: ownGrid },
        },
      },
    });
  });

  it('show an account without a person nobody', async () => {
    expect(await test.ask(viewerOf('SUBJECT'), '{ me { name } }')).toEqual({ data: { me: null } });
    expect(await test.ask(viewerOf('SUBJECT', { subject: 'X' }), '{ me { name } }')).toEqual({
      data: { me: null },
    });
  });

  it('show a care worker the client that a case led to', async () => {
    const { data, errors } = await personAs(
      careWorker,
      '{ ref name birthYear currentResidence { dwelling { dwellingCode } grid { gridCode } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      {
        ref: sealed(careWorker, 'PARENT'),
        name: '云霁宁',
        birthYear: 1986,
        currentResidence: {
          dwelling: { dwellingCode: test.references.seal(careWorker, 'Dwelling', home) },
          grid: { gridCode: ownGrid },
        },
      },
    ]);
  });

  it.each([
    ['a plain reference', () => 'PARENT'],
    ['a reference sealed for somebody else', () => sealed(self, 'PARENT')],
    ['a dwelling sealed as such', () => test.references.seal(careWorker, 'Dwelling', 'PARENT')],
    ['a sealed reference of nobody', () => sealed(careWorker, 'NOBODY')],
  ])('do not exist for %s', async (_, ref) => {
    expect(await personAs(careWorker, '{ name }', ref())).toEqual({ data: { _entities: [null] } });
  });

  it('exist for a grid worker in own grids only', async () => {
    const { data } = await test.entities(gridWorker, 'Person', '{ name }', [
      { ref: sealed(gridWorker, 'PARENT') },
      { ref: sealed(gridWorker, 'NEIGHBOUR') },
      { ref: sealed(gridWorker, 'GONE') },
    ]);
    expect(data?._entities).toEqual([{ name: '云霁宁' }, null, null]);
    const nowhere = viewerOf('GRID');
    expect(await personAs(nowhere, '{ name }')).toEqual({ data: { _entities: [null] } });
  });

  it.each<Role>(['DASH', 'ANALYST', 'PETITION', 'MEDIATOR', 'POLICE', 'DEPT_ADMIN', 'AUDITOR'])(
    'do not exist for %s, even by a sealed reference',
    async (role) => {
      expect(await personAs(viewerOf(role), '{ name currentResidence { since } }')).toEqual({
        data: { _entities: [null] },
      });
    },
  );

  const fields = [
    'ref',
    'name',
    'citizenIdMasked',
    'phone',
    'sex',
    'birthDate',
    'birthYear',
    'ageBand',
    'kind',
  ];
  it.each([
    ['GRID', ['birthDate', 'birthYear']],
    ['MH_CARE', ['birthDate', 'kind']],
    ['CARE_OTHER', ['birthDate']],
    ['SUBJECT', []],
  ] as const)('keep from %s: %j', async (role, denied) => {
    const viewer = viewerOf(role, { grids: [ownGrid], subject: 'PARENT' });
    const { data, errors } = await personAs(viewer, `{ ${fields.join(' ')} }`);
    const [found] = (data?._entities ?? []) as Record<string, unknown>[];
    expect(fields.filter((field) => found?.[field] === null)).toEqual(denied);
    expect(codesOf(errors) ?? []).toEqual(denied.map(() => 'FORBIDDEN'));
  });

  it('answer null where the record is empty, and for a move away', async () => {
    const { data, errors } = await test.entities(
      careWorker,
      'Person',
      '{ citizenIdMasked birthYear ageBand currentResidence { verifiedAt dwelling { dwellingCode } } }',
      [{ ref: sealed(careWorker, 'NEIGHBOUR') }, { ref: sealed(careWorker, 'GONE') }],
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      {
        citizenIdMasked: null,
        birthYear: null,
        ageBand: null,
        currentResidence: { verifiedAt: null, dwelling: null },
      },
      {
        citizenIdMasked: '**************001X',
        birthYear: 1980,
        ageBand: 'A35_59',
        currentResidence: null,
      },
    ]);
  });

  it('are read with one statement a table', async () => {
    const counter = statementsOf(test.subgraph.database);
    const countFor = async (refs: readonly string[]) => {
      const before = counter.count;
      await test.entities(
        careWorker,
        'Person',
        '{ name currentResidence { since } }',
        refs.map((ref) => ({ ref: sealed(careWorker, ref) })),
      );
      return counter.count - before;
    };
    expect(await countFor(['PARENT'])).toBe(2);
    expect(await countFor(['PARENT', 'CHILD', 'NEIGHBOUR', 'GONE'])).toBe(2);
  });

  describe('of a household', () => {
    const members = async (viewer: typeof self, dwellingCode: string, page = '') => {
      const { data, errors } = await test.ask(
        viewer,
        `query ($code: ID!) { householdMembers(dwellingCode: $code ${page}) { nodes { name citizenIdMasked } edges { node { ref } } pageInfo { hasNextPage endCursor } } }`,
        { code: dwellingCode },
      );
      if (errors) return { codes: codesOf(errors) };
      return data?.householdMembers as {
        nodes: { name: string; citizenIdMasked: string }[];
        edges: { node: { ref: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const refsOf = (viewer: typeof self, refs: readonly string[]) =>
      refs.map((ref) => ({ node: { ref: sealed(viewer, ref) } }));

    it('are shown to the worker of the grid, by plain or sealed code', async () => {
      const expected = {
        nodes: [
          { name: '云霁宁', citizenIdMasked: '**************123X' },
          { name: '云舒', citizenIdMasked: '**************4321' },
        ],
        edges: refsOf(gridWorker, ['PARENT', 'CHILD']),
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      };
      expect(await members(gridWorker, home)).toEqual(expected);
      const code = test.references.seal(gridWorker, 'Dwelling', home);
      expect(await members(gridWorker, code)).toEqual(expected);
    });

    it('come page by page', async () => {
      const first = await members(gridWorker, home, 'first: 1');
      if (!('pageInfo' in first)) throw new Error('No page.');
      expect(first.edges).toEqual(refsOf(gridWorker, ['PARENT']));
      expect(first.pageInfo.hasNextPage).toBe(true);
      const second = await members(
        gridWorker,
        home,
        `first: 1, after: "${first.pageInfo.endCursor}"`,
      );
      expect(second).toMatchObject({
        edges: refsOf(gridWorker, ['CHILD']),
        pageInfo: { hasNextPage: false },
      });
    });

    it('are shown to a grown-up who lives there', async () => {
      expect(await members(self, home)).toMatchObject({ edges: refsOf(self, ['PARENT', 'CHILD']) });
    });

    it.each([
      ['a minor', viewerOf('SUBJECT', { subject: 'CHILD' }), home],
      ['somebody who moved away', viewerOf('SUBJECT', { subject: 'GONE' }), home],
      ['somebody who lives elsewhere', self, otherHome],
      ['the worker of another grid', viewerOf('GRID', { grids: [otherGrid] }), home],
      ['anybody, of a dwelling that does not exist', gridWorker, `${ownGrid}-9999`],
    ])('are nobody for %s', async (_, viewer, code) => {
      expect(await members(viewer, code)).toEqual({
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, endCursor: null },
      });
    });

    it('are nobody for the worker of another grid by a code sealed for that worker', async () => {
      const stranger = viewerOf('GRID', { grids: [otherGrid] });
      const code = test.references.seal(stranger, 'Dwelling', home);
      expect(await members(stranger, code)).toMatchObject({ edges: [] });
    });

    it('are refused to every other role', async () => {
      for (const role of ['DASH', 'CARE_OTHER', 'MH_CARE', 'POLICE', 'AUDITOR'] as const) {
        expect(await members(viewerOf(role), home)).toEqual({ codes: ['FORBIDDEN'] });
      }
    });

    it.each([
      ['first: 0', 'PAGE_SIZE_INVALID'],
      ['first: 101', 'PAGE_SIZE_INVALID'],
      ['after: "nonsense"', 'CURSOR_MALFORMED'],
    ])('are refused with %s', async (page, code) => {
      expect(await members(gridWorker, home, page)).toEqual({ codes: [code] });
    });
  });

  describe('to be called on', () => {
    const callsOf = async (viewer: typeof self, argument = '') => {
      const { data, errors } = await test.ask(
        viewer,
        `{ myVisits${argument} { nodes { visitId task plannedOn visitedOn dwelling { dwellingCode } grid { gridCode } } pageInfo { hasNextPage } } }`,
      );
      return errors ? codesOf(errors) : data?.myVisits;
    };
    const call = (visitId: string, code: string, plannedOn: string, visitedOn: string | null) => ({
      visitId,
      task: 'SAFETY_NOTICE',
      plannedOn,
      visitedOn,
      dwelling: { dwellingCode: test.references.seal(gridWorker, 'Dwelling', code) },
      grid: { gridCode: ownGrid },
    });

    it('are those of today in own grids, by the day the data stand at', async () => {
      expect(await callsOf(gridWorker)).toEqual({
        nodes: [call('VS-3', home, today, null), call('VS-5', emptyDwelling, today, today)],
        pageInfo: { hasNextPage: false },
      });
    });

    it('are those of another day on request, and some of them', async () => {
      expect(await callsOf(gridWorker, '(on: "2026-10-01")')).toEqual({
        nodes: [call('VS-2', home, '2026-10-01', '2026-10-02')],
        pageInfo: { hasNextPage: false },
      });
      expect(await callsOf(gridWorker, '(first: 1)')).toEqual({
        nodes: [call('VS-3', home, today, null)],
        pageInfo: { hasNextPage: true },
      });
    });

    it('are none without a grid, and refused to others', async () => {
      expect(await callsOf(viewerOf('GRID'))).toEqual({
        nodes: [],
        pageInfo: { hasNextPage: false },
      });
      expect(await callsOf(viewerOf('CARE_OTHER', { grids: [ownGrid] }))).toEqual(['FORBIDDEN']);
    });

    it('are refused for a day that the calendar has not', async () => {
      const { errors } = await test.ask(
        gridWorker,
        'query ($on: Date) { myVisits(on: $on) { nodes { visitId } } }',
        { on: '2026-02-30' },
      );
      expect(codesOf(errors)).toEqual(['DATE_MALFORMED']);
    });
  });

  describe('in a dwelling', () => {
    const summary = async (viewer: typeof self, codes: readonly string[]) => {
      const { data, errors } = await test.entities(
        viewer,
        'Dwelling',
        '{ dwellingCode occupancySummary { residentBand lastVisitedAt } }',
        codes.map((dwellingCode) => ({ dwellingCode })),
      );
      return errors ? codesOf(errors) : data?._entities;
    };

    it('are summed up for the worker of its grid, with one statement a table', async () => {
      const counter = statementsOf(test.subgraph.database);
      const before = counter.count;
      const sealedHome = test.references.seal(gridWorker, 'Dwelling', home);
      expect(await summary(gridWorker, [sealedHome, emptyDwelling, otherHome])).toEqual([
        {
          dwellingCode: sealedHome,
          occupancySummary: { residentBand: 'ONE_OR_TWO', lastVisitedAt: '2026-10-02' },
        },
        {
          dwellingCode: emptyDwelling,
          occupancySummary: { residentBand: 'NONE', lastVisitedAt: today },
        },
        { dwellingCode: otherHome, occupancySummary: null },
      ]);
      expect(counter.count - before).toBe(2);
      expect(await summary(viewerOf('GRID', { grids: [otherGrid] }), [otherHome])).toEqual([
        {
          dwellingCode: otherHome,
          occupancySummary: { residentBand: 'FIVE_OR_MORE', lastVisitedAt: null },
        },
      ]);
    });

    it('are nobody else’s business', async () => {
      expect(
        await summary(careWorker, [test.references.seal(careWorker, 'Dwelling', home)]),
      ).toEqual(['FORBIDDEN']);
      expect(await summary(self, [test.references.seal(self, 'Dwelling', home)])).toEqual([
        'FORBIDDEN',
      ]);
    });
  });
});
