import type { Viewer } from '@civicgraph/shared';
import { viewerOf } from '@civicgraph/shared/testing';
import { askEverything, countingSubgraphs, countsOf } from './askEverything';
import { askSubgraph, openOffice, type StatisticsOffice } from './askStatistics';

const periods = ['2026', '2026-Q3'];

let office: StatisticsOffice;
let toldToAuditor: Map<string, number | null>;

beforeAll(async () => {
  office = await openOffice('XS');
  const answers = await Promise.all(
    countingSubgraphs.map((name) => askEverything(office, name, periods)),
  );
  toldToAuditor = countsOf(answers.flat());
}, 120_000);

afterAll(() => office.close());

describe('a viewer of a smaller scope', () => {
  const askAs = async (viewer: Viewer, name: string) => {
    const counts = countsOf(await askSubgraph(office, name, viewer, periods));
    const others = [...counts].filter(([count, value]) => toldToAuditor.get(count) !== value);
    return { name, isTold: counts.size > 0, others };
  };
  const inCounty = { regions: ['990101000000'] };

  it.each([
    ['an analyst', viewerOf('ANALYST'), countingSubgraphs],
    ['an analyst of a county', viewerOf('ANALYST', inCounty), countingSubgraphs],
    ['a dashboard of a county', viewerOf('DASH', inCounty), countingSubgraphs],
    [
      'a resident',
      viewerOf('SUBJECT', { subject: 'P-1' }),
      countingSubgraphs.filter((name) => name !== 'disputes'),
    ],
    ['a mediator', viewerOf('MEDIATOR'), ['population', 'housing', 'incidents']],
    ['a police officer of a county', viewerOf('POLICE', inCounty), ['population', 'incidents']],
  ] as const)(
    '%s is told the same counts, or less',
    async (_, viewer, names) => {
      for (const name of names) {
        expect(await askAs(viewer, name)).toEqual({ name, isTold: true, others: [] });
      }
    },
    60_000,
  );

  it('a grid worker is told the same counts of the own grid, and of no other area', async () => {
    const [grid] = office.city.grids;
    const viewer = viewerOf('GRID', { grids: [grid?.code ?? ''] });
    for (const name of ['population', 'housing', 'incidents', 'disputes']) {
      const told = await askSubgraph(office, name, viewer, ['2026']);
      expect(told.map(({ area }) => area)).toEqual([grid?.code]);
      expect(await askAs(viewer, name)).toEqual({ name, isTold: true, others: [] });
    }
  });

  it.each(['PETITION', 'DEPT_ADMIN'] as const)(
    'a %s is told the same counts of the own department, and of no other area',
    async (role) => {
      const department = office.city.departments[0]?.uscc ?? '';
      const viewer = viewerOf(role, { department });
      const told = await askSubgraph(office, 'petitions', viewer, ['2026']);
      expect(told.map(({ area }) => area)).toEqual([department]);
      const name = 'petitions';
      expect(await askAs(viewer, name)).toEqual({ name, isTold: true, others: [] });
    },
  );
});
