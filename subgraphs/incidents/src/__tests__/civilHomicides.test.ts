import type { Row } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';
import { city, fill, incidents, shown, withheld } from './handMadeRows';

const civil = { origin_dispute_type: '01' };
const homicide = { offence_code: 'HOMICIDE' };

/** So many of each in one year, and other cases enough. */
function year(
  of: string,
  { both = 0, homicides = 0, civilCases = 0 }: Readonly<Record<string, number>>,
): Row[] {
  const day = { occurred_on: `${of}-11-15` };
  return [
    ...incidents(both, { ...day, ...homicide, ...civil }),
    ...incidents(homicides, { ...day, ...homicide }),
    ...incidents(civilCases, { ...day, offence_code: 'INJURY', ...civil }),
    ...incidents(20, { ...day, offence_code: 'THEFT' }),
  ];
}

const rows: Row[] = [
  ...year('2021', { both: 6, homicides: 5, civilCases: 7 }),
  ...year('2022', { both: 4, homicides: 8, civilCases: 9 }),
  ...year('2023', { both: 6, homicides: 3, civilCases: 9 }),
  ...year('2024', { both: 6, homicides: 8, civilCases: 3 }),
  ...year('2025', { homicides: 5, civilCases: 5 }),
  // Neither is a case yet, and one never was.
  ...incidents(1, { occurred_on: '2021-11-16', ...homicide, ...civil, status: 'REPORTED' }),
  ...incidents(1, { occurred_on: '2021-11-16', ...homicide, ...civil, status: 'UNFOUNDED' }),
];

describeOnEachDatabase('homicides of civil origin', (databases) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(incidentsSubgraph, databases.url());
    await fill(subgraph.subgraph, rows);
  });
  afterAll(() => subgraph.subgraph.close());

  const cell = '{ value suppressed reason }';
  const askYear = async (period: string) => {
    const { data, errors } = await subgraph.entities(
      viewerOf('DASH'),
      'Region',
      `{ stats: incidentStats(period: "${period}") { homicide ${cell} civilToCriminal ${cell} civilHomicides ${cell} } }`,
      [{ code: city.cityCode }],
    );
    expect(errors).toBeUndefined();
    const [region] = (data?._entities ?? []) as readonly {
      readonly stats: Record<string, unknown>;
    }[];
    return region?.stats;
  };

  it('are those that the records name as both', async () => {
    const [counted] = await subgraph.subgraph.database.query(
      "SELECT COUNT(*) AS n FROM incident WHERE offence_code = 'HOMICIDE' AND origin_dispute_type IS NOT NULL AND status = 'FILED' AND occurred_on BETWEEN '2021-01-01' AND '2021-12-31'",
    );
    expect(await askYear('2021')).toEqual({
      homicide: shown(11),
      civilToCriminal: shown(13),
      civilHomicides: shown(Number(counted.n)),
    });
    expect(Number(counted.n)).toBe(6);
  });

  it('are told to be none where there are none', async () => {
    expect(await askYear('2025')).toEqual({
      homicide: shown(5),
      civilToCriminal: shown(5),
      civilHomicides: shown(0),
    });
  });

  it('are withheld below 5', async () => {
    expect(await askYear('2022')).toEqual({
      homicide: shown(12),
      civilToCriminal: shown(13),
      civilHomicides: withheld,
    });
  });

  it.each([
    ['homicides of another origin', '2023', 'homicide'],
    ['civil cases that are no homicide', '2024', 'civilToCriminal'],
  ])('cannot be told beside their total where fewer than 5 are %s', async (_, period, total) => {
    const stats = await askYear(period);
    expect([stats?.civilHomicides, stats?.[total]]).toContainEqual(withheld);
  });
});
