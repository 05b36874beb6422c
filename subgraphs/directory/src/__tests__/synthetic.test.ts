import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, createCity, isUscc, seedDomain, type TableRow } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { Kind } from 'graphql';
import { directorySubgraph } from '../subgraph';
import { synthetic } from '../synthetic';
import { typeDefs } from '../typeDefs';
import { valueAt } from './valueAt';

const city = createCity('XS');
const modelIds = readFileSync(
  join(__dirname, '..', '..', '..', '..', 'docs', 'model', 'indicators.csv'),
  'utf8',
).match(/^[A-G]\d{2}/gm) as string[];

/** Where and how often the model (`docs/model/indicators.csv`) wants a value, from the finest level up. */
const dimensions: readonly (readonly [id: string, levels: string, period: string])[] = [
  ...['A05', 'A06'].map((id) => [id, 'TOWN COUNTY CITY', '2026-Q3'] as const),
  ...['A07', 'A13', 'A34'].map((id) => [id, 'VILLAGE TOWN COUNTY CITY', '2026-Q3'] as const),
  ...['A09', 'A12', 'A15', 'A17', 'A18', 'A19', 'A22', 'A23', 'A26', 'A29', 'A30', 'D09'].map(
    (id) => [id, 'COUNTY CITY', '2026'] as const,
  ),
  ...['A16', 'A27', 'A28', 'A34', 'A35', 'A36'].map(
    (id) => [id, 'VILLAGE TOWN COUNTY CITY', '2026'] as const,
  ),
  ...['A20', 'A21', 'A31', 'A33', 'A38', 'D10'].map((id) => [id, 'CITY', '2026'] as const),
  ['A25', 'VILLAGE TOWN', '2026'],
  ['A37', 'VILLAGE TOWN COUNTY CITY', '2026-10'],
];

function rowsOf(given: City): TableRow[] {
  return [...(synthetic.cityRows?.(given) ?? []), ...synthetic.chunkRows(given, given.villages)];
}

function descriptionIds(): string[] {
  const ids = new Set<string>();
  for (const node of typeDefs.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { description } of node.fields ?? []) {
      for (const id of description?.value.match(/\b[A-G]\d{2}\b/g) ?? []) ids.add(id);
    }
  }
  return [...ids].sort();
}

describe('the synthetic directory', () => {
  const rows = rowsOf(city);
  const of = (table: string) => rows.filter(([name]) => name === table).map(([, row]) => row);

  it('is the same at every run', () => {
    expect(rowsOf(createCity('XS'))).toEqual(rows);
  });

  it('has no key twice', () => {
    const keys: Readonly<Record<string, readonly string[]>> = {
      region: ['code'],
      grid: ['grid_code'],
      grid_worker: ['worker_id'],
      grid_assignment: ['grid_code', 'worker_id', 'valid_from'],
      organisation: ['uscc'],
      assessment: ['region_code', 'assessment_key'],
      data_resource_indicator: ['resource_code', 'indicator'],
    };
    for (const given of [rows, rowsOf(createCity('S'))]) {
      for (const [table, columns] of Object.entries(keys)) {
        const found = given
          .filter(([name]) => name === table)
          .map(([, row]) => columns.map((column) => row[column]).join('|'));
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeGreaterThan(0);
      }
    }
  });

  it('retires 2 to 5% of the codes of a larger city, none of them in use', () => {
    const large = createCity('M');
    const regions = [...(synthetic.cityRows?.(large) ?? [])].filter(
      ([table]) => table === 'region',
    );
    const retired = regions.filter(([, row]) => row.valid_to !== null);
    const share = retired.length / regions.length;
    expect(share).toBeGreaterThanOrEqual(0.02);
    expect(share).toBeLessThanOrEqual(0.05);
    const inUse = new Set(large.regions.map(({ code }) => code));
    expect(retired.filter(([, { code }]) => inUse.has(String(code)))).toEqual([]);
  });

  it('leaves a grid without a worker, and staffs every other', () => {
    const onDuty = new Set(
      of('grid_assignment')
        .filter(({ valid_to }) => valid_to === null)
        .map(({ grid_code }) => grid_code),
    );
    const vacant = city.grids.filter(({ code }) => !onDuty.has(code)).map(({ code }) => code);
    expect(vacant.length).toBeGreaterThan(0);
    expect(vacant).toEqual(
      city.grids.filter(({ workers }) => workers.count === 0).map(({ code }) => code),
    );
  });

  it('sums the values of places up from village to city', () => {
    const sumOf = (level: string, key: string) =>
      of('assessment')
        .filter(({ assessment_key, region_code }) => {
          const region = city.regions.find(({ code }) => code === region_code);
          return assessment_key === key && region?.level === level;
        })
        .reduce((sum, row) => sum + Number(row.counted ?? row.denominator), 0);
    for (const key of ['2026:A27:POLICE_ROOM', '2026:A36:SCHOOL_GUARD', '2026-10:A37:X_RAY']) {
      expect(sumOf('CITY', key)).toBe(sumOf('VILLAGE', key));
      expect(sumOf('TOWN', key)).toBe(sumOf('VILLAGE', key));
    }
  });

  it('never assesses more than there is', () => {
    const wrong = of('assessment').filter(
      ({ numerator, denominator, counted }) =>
        (counted === null) === (denominator === null) ||
        (denominator !== null && Number(numerator) > Number(denominator)),
    );
    expect(wrong).toEqual([]);
  });

  it('gives organisations valid codes', () => {
    expect(of('organisation').filter(({ uscc }) => !isUscc(String(uscc)))).toEqual([]);
    expect(of('organisation')).toHaveLength(city.volumes.organisations);
  });

  it('feeds every indicator of the model from some data resource', () => {
    const fed = new Set(of('data_resource_indicator').map(({ indicator }) => indicator));
    expect([...fed].sort()).toEqual(modelIds);
  });
});

describe('the indicators that the schema names', () => {
  it('are those that are counted and those that are assessed', () => {
    const counted = ['A01', 'A02', 'A03', 'A04', 'A08', 'A10', 'A11', 'A32'];
    const assessed = dimensions.map(([id]) => id);
    expect(descriptionIds()).toEqual([...new Set([...counted, ...assessed])].sort());
  });
});

describeOnEachDatabase('the seeded city', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await seedDomain(directory.subgraph, directorySubgraph, city);
  });
  afterAll(() => directory.subgraph.close());

  const regionOf: Readonly<Record<string, string>> = {
    VILLAGE: city.villages[0]?.code ?? '',
    TOWN: city.villages[0]?.townCode ?? '',
    COUNTY: city.countyCodes[0] ?? '',
    CITY: city.cityCode,
  };

  it.each(dimensions)('assesses %s at %s for %s', async (indicator, levels, period) => {
    for (const level of levels.split(' ')) {
      const answer = await directory.ask(
        viewerOf('DASH', { regions: [city.cityCode] }),
        `{ region(code: "${regionOf[level]}") { assessments(period: "${period}", indicator: "${indicator}") { nodes { indicator ratio { denominator { value } } count } } } }`,
      );
      expect(answer.errors).toBeUndefined();
      expect(valueAt(answer.data, 'region', 'assessments', 'nodes')).not.toEqual([]);
    }
  });

  it('counts the plan back out of the rows', async () => {
    const vacant = city.grids.filter(({ workers }) => workers.count === 0).length;
    const answer = await directory.ask(
      viewerOf('ANALYST'),
      `{ region(code: "${city.cityCode}") { gridCount gridWorkerCount
          gridStaffingCoverage { numerator { value } denominator { value } }
          villageFullTimeWorkerRate { denominator { value } }
          retired: children(level: VILLAGE, asOf: "2022-01-01", first: 100) { nodes { code } }
          children(level: VILLAGE, first: 100) { nodes { code } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.region).toMatchObject({
      gridCount: city.grids.length,
      gridWorkerCount: city.volumes.gridWorkers,
      gridStaffingCoverage: {
        numerator: { value: city.grids.length - vacant },
        denominator: { value: city.grids.length },
      },
      villageFullTimeWorkerRate: { denominator: { value: city.villages.length } },
      children: { nodes: city.villages.map(({ code }) => ({ code })) },
    });
    expect(valueAt(answer.data, 'region', 'retired', 'nodes')).toHaveLength(
      city.villages.length + 1,
    );
  });
});
