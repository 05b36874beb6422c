import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { directorySubgraph } from '../subgraph';
import { insertHandMadeRows } from './handMadeRows';
import { valueAt } from './valueAt';

const selection = `indicator item period unit sampled target met count
  ratio { value numerator { value suppressed reason } denominator { value suppressed reason } }`;
const shown = (value: number) => ({ value, suppressed: false, reason: null });
const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };

describeOnEachDatabase('assessments', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await insertHandMadeRows(directory.subgraph.database);
  });
  afterAll(() => directory.subgraph.close());

  const assessments = async (given: string) => {
    const answer = await directory.ask(
      viewerOf('DASH'),
      `{ region(code: "990101000000") { assessments(${given}) { nodes { ${selection} } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    return valueAt<{ indicator: string }[]>(answer.data, 'region', 'assessments', 'nodes');
  };
  const survey = { period: '2026', unit: 'PERSONS', sampled: true, count: null };

  it('withholds few respondents and few others, and compares no withheld value', async () => {
    expect(await assessments('period: "2026", indicator: "A17"')).toEqual([
      {
        ...survey,
        indicator: 'A17',
        item: null,
        target: 0.9,
        met: true,
        ratio: { value: 0.95, numerator: shown(95), denominator: shown(100) },
      },
      {
        ...survey,
        indicator: 'A17',
        item: 'COMPOSITE',
        target: 0.9,
        met: null,
        ratio: { value: null, numerator: withheld, denominator: withheld },
      },
      {
        ...survey,
        indicator: 'A17',
        item: 'NIGHT_TRAVEL',
        target: 0.9,
        met: null,
        ratio: { value: null, numerator: withheld, denominator: shown(100) },
      },
    ]);
  });

  it('shows a remainder of nobody', async () => {
    expect(await assessments('period: "2026", indicator: "A18"')).toMatchObject([
      { ratio: { value: 1, numerator: shown(100), denominator: shown(100) }, met: true },
    ]);
  });

  it('withholds no facilities and no posts, and compares counts with targets', async () => {
    const rest = { period: '2026', sampled: false };
    expect([
      ...(await assessments('period: "2026", indicator: "A25"')),
      ...(await assessments('period: "2026", indicator: "A31"')),
      ...(await assessments('period: "2026", indicator: "A36"')),
    ]).toEqual([
      {
        ...rest,
        indicator: 'A25',
        item: 'FULL_TIME',
        unit: 'STAFF',
        target: 15,
        met: false,
        count: 14,
        ratio: null,
      },
      {
        ...rest,
        indicator: 'A31',
        item: 'MODEL_GRID',
        unit: 'AREAS',
        target: 2,
        met: true,
        count: 3,
        ratio: null,
      },
      {
        ...rest,
        indicator: 'A36',
        item: 'HOSPITAL_SECURITY',
        unit: 'FACILITIES',
        target: 1,
        met: false,
        count: null,
        ratio: { value: 0.5, numerator: shown(1), denominator: shown(2) },
      },
    ]);
  });

  it('has no verdict without a target', async () => {
    expect(await assessments('period: "2026", indicator: "D09"')).toMatchObject([
      { target: null, met: null, ratio: { value: 0.6 } },
    ]);
  });

  it('keeps to the period: a year does not hold the values of its quarters', async () => {
    const indicators = async (given: string) =>
      (await assessments(given)).map(({ indicator }) => indicator);
    expect(await indicators('period: "2026-Q3"')).toEqual(['A06']);
    expect(await indicators('period: "2026", indicator: "A06"')).toEqual([]);
    expect(await indicators('period: "2026"')).toEqual([
      'A17',
      'A17',
      'A17',
      'A18',
      'A25',
      'A31',
      'A36',
      'D09',
    ]);
    expect(await indicators('period: "2025"')).toEqual([]);
  });
});
