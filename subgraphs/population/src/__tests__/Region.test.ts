import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import { entityOrCodes } from './entityOrCodes';
import { grid, insertPopulation, looseGrid, town, village } from './handMadePopulation';

interface Listed {
  readonly gridsBelowLinkRate: {
    readonly edges: readonly {
      readonly node: { readonly gridCode: string };
      readonly linkRate: { readonly value: number };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const analyst = viewerOf('ANALYST');

describeOnEachDatabase('Population of a region', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await insertPopulation(test.subgraph.database);
  });
  afterAll(() => test.subgraph.close());

  describe('per head', () => {
    const ofTown = async (selection: string, given: object = {}, viewer = analyst) => {
      const keys = [{ code: town, ...given }];
      return entityOrCodes(await test.entities(viewer, 'Region', selection, keys));
    };

    it('gives the resident population at the end of every year, and of the latest month', async () => {
      const cells = '{ residentPopulations { year cell { value } } }';
      const before = [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, cell: { value: 72 } }));
      expect(await ofTown(cells)).toEqual({
        residentPopulations: [...before, { year: 2026, cell: { value: 78 } }],
      });
      expect(await ofTown(cells, {}, viewerOf('DASH', { regions: ['990102000000'] }))).toEqual({
        residentPopulations: [],
      });
    });

    it('divides the actual population of the latest month by the grid workers', async () => {
      const selection = '{ residentsPerGridWorker }';
      expect(await ofTown(selection, { gridWorkerCount: 4 })).toEqual({
        residentsPerGridWorker: 78 / 4,
      });
      expect(await ofTown(selection, { gridWorkerCount: 0 })).toEqual({
        residentsPerGridWorker: null,
      });
      expect(await ofTown(selection, { gridWorkerCount: null })).toEqual({
        residentsPerGridWorker: null,
      });
    });

    it('divides the budget of a year by its resident population', async () => {
      const governanceBudgets = [{ year: 2024, yuan: 144 }];
      const perHead = (year: number) => `{ governanceBudgetPerCapita(year: ${year}) }`;
      expect(await ofTown(perHead(2024), { governanceBudgets })).toEqual({
        governanceBudgetPerCapita: 2,
      });
      expect(await ofTown(perHead(2025), { governanceBudgets })).toEqual({
        governanceBudgetPerCapita: null,
      });
    });
  });

  describe('of grids with few linked residents', () => {
    const list = async (viewer = analyst, argument = 'rate: 0.9', code = '990100000000') => {
      const selection = `{ gridsBelowLinkRate(period: "2026-09", ${argument}) { edges { node { gridCode } linkRate { value } } pageInfo { hasNextPage endCursor } } }`;
      const answer = entityOrCodes<Listed>(
        await test.entities(viewer, 'Region', selection, [{ code }]),
      );
      if (Array.isArray(answer)) return { codes: answer };
      const { edges, pageInfo } = answer.gridsBelowLinkRate;
      return {
        grids: edges.map(({ node, linkRate }) => [node.gridCode, linkRate.value]),
        pageInfo,
      };
    };
    const both = [
      [grid, 34 / 44],
      [looseGrid, 0.5],
    ];

    it('lists them in code order, page by page', async () => {
      const all = await list();
      expect(all.grids).toEqual(both);
      expect(all.pageInfo?.hasNextPage).toBe(false);
      const first = await list(analyst, 'rate: 0.9, first: 1');
      expect(first.grids).toEqual(both.slice(0, 1));
      expect(first.pageInfo?.hasNextPage).toBe(true);
      const rest = await list(
        analyst,
        `rate: 0.9, first: 1, after: "${first.pageInfo?.endCursor}"`,
      );
      expect(rest.grids).toEqual(both.slice(1));
      expect(rest.pageInfo?.hasNextPage).toBe(false);
    });

    it('leaves out those at the rate exactly', async () => {
      expect((await list(analyst, 'rate: 0.5')).grids).toEqual([]);
      expect((await list(analyst, 'rate: 0.51')).grids).toEqual(both.slice(1));
    });

    it('keeps to the scope of the viewer', async () => {
      expect((await list(viewerOf('GRID', { grids: [looseGrid] }))).grids).toEqual(both.slice(1));
      expect((await list(viewerOf('GRID'))).grids).toEqual([]);
      expect((await list(viewerOf('DASH', { regions: [village] }))).grids).toEqual(
        both.slice(0, 1),
      );
      expect((await list(viewerOf('DASH', { regions: ['990102000000'] }))).grids).toEqual([]);
      expect((await list(analyst, 'rate: 0.9', village)).grids).toEqual(both.slice(0, 1));
    });

    it.each([
      ['rate: 90', 'ARGUMENT_INVALID'],
      ['rate: 0', 'ARGUMENT_INVALID'],
      ['rate: 0.9, first: 0', 'PAGE_SIZE_INVALID'],
      ['rate: 0.9, first: -1', 'PAGE_SIZE_INVALID'],
      ['rate: 0.9, first: 101', 'PAGE_SIZE_INVALID'],
      ['rate: 0.9, after: "x"', 'CURSOR_MALFORMED'],
    ])('refuses %s', async (argument, code) => {
      expect((await list(analyst, argument)).codes).toEqual([code]);
    });

    it('does not list a grid whose rate is withheld', async () => {
      const { database } = test.subgraph;
      const position = populationSubgraph.synthetic.rollups[0]?.rollup.indexOf.get('linked') ?? 0;
      const [row] = await database.query(
        "SELECT suppression FROM population_stats WHERE area_code = ? AND period = '2026-09'",
        [looseGrid],
      );
      const hidden = `${row.suppression.slice(0, position)}P${row.suppression.slice(position + 1)}`;
      const write = (flags: string) =>
        database.query(
          "UPDATE population_stats SET suppression = ? WHERE area_code = ? AND period = '2026-09'",
          [flags, looseGrid],
        );
      await write(hidden);
      try {
        expect((await list()).grids).toEqual(both.slice(0, 1));
      } finally {
        await write(row.suppression);
      }
    });

    it('asks once for all regions', async () => {
      const counter = statementsOf(test.subgraph.database);
      const before = counter.count;
      const { data } = await test.entities(
        analyst,
        'Region',
        '{ gridsBelowLinkRate(rate: 0.9, period: "2026-09") { nodes { gridCode } } }',
        [{ code: village }, { code: '990101001006' }, { code: town }],
      );
      expect(data?._entities).toEqual([
        { gridsBelowLinkRate: { nodes: [{ gridCode: grid }] } },
        { gridsBelowLinkRate: { nodes: [{ gridCode: looseGrid }] } },
        { gridsBelowLinkRate: { nodes: [{ gridCode: grid }, { gridCode: looseGrid }] } },
      ]);
      expect(counter.count - before).toBe(1);
    });
  });
});
