import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import {
  careWorker,
  emptyDwelling,
  gridWorker,
  home,
  insertHouseholds,
  otherGrid,
  otherHome,
  ownGrid,
  self,
  today,
} from './handMadeHouseholds';

describeOnEachDatabase('Households', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await insertHouseholds(test.subgraph);
  });
  afterAll(() => test.subgraph.close());

  const sealed = (viewer: typeof self, ref: string) => test.references.seal(viewer, 'Person', ref);
  const codesOf = (errors: readonly { extensions?: { code?: unknown } }[] | undefined) =>
    errors?.map(({ extensions }) => extensions?.code);

  describe('of a household', () => {
    const members = async (viewer: typeof self, dwellingCode: string, page = '') => {
      const { data, errors } = await test.ask(
        viewer,
        `query ($code: ID!) { householdMembers(dwellingCode: $code ${page}) { nodes { name citizenId } edges { node { ref } } pageInfo { hasNextPage endCursor } } }`,
        { code: dwellingCode },
      );
      if (errors) return { codes: codesOf(errors) };
      return data?.householdMembers as {
        nodes: { name: string; citizenId: string }[];
        edges: { node: { ref: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const refsOf = (viewer: typeof self, refs: readonly string[]) =>
      refs.map((ref) => ({ node: { ref: sealed(viewer, ref) } }));

    it('are shown to the worker of the grid, by plain or sealed code', async () => {
      const expected = {
        nodes: [
          { name: '云霁宁', citizenId: '**************123X' },
          { name: '云舒', citizenId: '**************4321' },
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
        expect(await members(viewerOf(role), home)).toEqual({ codes: ['SCOPE_MISSING'] });
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
      expect(await callsOf(viewerOf('CARE_OTHER', { grids: [ownGrid] }))).toEqual([
        'SCOPE_MISSING',
      ]);
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
      ).toEqual(['SCOPE_MISSING']);
      expect(await summary(self, [test.references.seal(self, 'Dwelling', home)])).toEqual([
        'SCOPE_MISSING',
      ]);
    });
  });
});
