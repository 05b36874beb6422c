import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';
import { city, fill, incidents, shown, withheld } from './handMadeRows';

const drug = { offence_code: 'DRUG' };

/** A quarter in which July leaves 3 cases that are no drug cases, and August has 4 cases in all, none of them one. */
const quarter = [
  ...incidents(17, { occurred_on: '2025-07-15', ...drug }),
  ...incidents(3, { occurred_on: '2025-07-15' }),
  ...incidents(4, { occurred_on: '2025-08-15' }),
  ...incidents(5, { occurred_on: '2025-09-15', ...drug }),
  ...incidents(5, { occurred_on: '2025-09-15' }),
];

describeOnEachDatabase('a part of the criminal cases of a quarter', (databases) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(incidentsSubgraph, databases.url());
    await fill(subgraph.subgraph, quarter);
  });
  afterAll(() => subgraph.subgraph.close());

  it('does not tell by the other months what one month leaves over', async () => {
    const cell = '{ value suppressed reason }';
    const periods = ['2025-07', '2025-08', '2025-09', '2025-Q3'];
    const { data } = await subgraph.entities(
      viewerOf('ANALYST'),
      'Region',
      `{ ${periods.map((period, i) => `p${i}: incidentStats(period: "${period}") { criminal ${cell} drugCases ${cell} }`).join(' ')} }`,
      [{ code: city.cityCode }],
    );
    expect(data?._entities).toEqual([
      {
        // 22 drug cases of the quarter less 5 of September would be 17 if August told its none, and 20 less 17 is 3.
        p0: { criminal: shown(20), drugCases: withheld },
        p1: { criminal: withheld, drugCases: withheld },
        p2: { criminal: withheld, drugCases: shown(5) },
        p3: { criminal: shown(34), drugCases: shown(22) },
      },
    ]);
  });
});
