import {
  careCaseSubject,
  createCity,
  dwellingCode,
  dwellingOfPerson,
  gridOfPerson,
  isCitizenId,
  personRef,
  type Row,
  seedDomain,
  type TableRow,
  verifyDomainRollups,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';

const city = createCity('XS');
const { synthetic } = populationSubgraph;
const indexes = Array.from({ length: city.volumes.persons }, (_, index) => index);

/** Persons with a case of service, and the dwelling the plan gives each of them. */
const clients = city.villages.flatMap((village) =>
  Array.from({ length: village.careCases.count }, (_, i) => {
    const { personIndex } = careCaseSubject(city, village, village.careCases.start + i);
    const grid = gridOfPerson(city, personIndex);
    const home = dwellingCode(grid, dwellingOfPerson(city, grid, personIndex));
    return { ref: personRef(city, personIndex), home };
  }),
);

function byTable(rows: Iterable<TableRow>): (table: string) => Row[] {
  const tables = new Map<string, Row[]>();
  for (const [table, row] of rows) {
    const list = tables.get(table);
    if (list) list.push(row);
    else tables.set(table, [row]);
  }
  return (table) => tables.get(table) ?? [];
}

describe('The synthetic population', () => {
  const rows = byTable(synthetic.chunkRows(city, city.villages));

  it('comes out the same village by village as all at once', () => {
    const parts = city.villages.flatMap((village) => [...synthetic.chunkRows(city, [village])]);
    expect(parts).toEqual([...synthetic.chunkRows(city, city.villages)]);
  });

  it('has every person of the plan once, and as many calls as the plan has', () => {
    expect(rows('person').map(({ ref }) => ref)).toEqual(
      indexes.map((index) => personRef(city, index)),
    );
    expect(rows('household_visit')).toHaveLength(city.volumes.visits);
    expect(new Set(rows('household_visit').map(({ visit_id }) => visit_id)).size).toBe(
      city.volumes.visits,
    );
  });

  it('has 1 to 5 in 100 identity numbers mistyped, and none of them of a real division', () => {
    const numbers = rows('person').flatMap(({ citizen_id }) =>
      citizen_id ? [`${citizen_id}`] : [],
    );
    const wrong = numbers.filter((number) => !isCitizenId(number)).length / numbers.length;
    expect(wrong).toBeGreaterThan(0.01);
    expect(wrong).toBeLessThan(0.05);
    expect(numbers.filter((number) => !number.startsWith('99'))).toEqual([]);
  });

  it('lets nobody live in two places at once, or before birth', () => {
    const last = new Map<unknown, Row>();
    for (const row of rows('residence')) {
      const before = last.get(row.person_ref);
      if (before) expect(`${before.until}` <= `${row.since}`).toBe(true);
      if (row.until !== null) expect(`${row.since}` < `${row.until}`).toBe(true);
      expect(`${row.birth_date}` <= `${row.since}`).toBe(true);
      last.set(row.person_ref, row);
    }
  });

  it('lets every client of a case live in the dwelling of the plan, linked', () => {
    const current = new Map(
      rows('residence')
        .filter(({ until }) => until === null)
        .map((row) => [row.person_ref, row.dwelling_code]),
    );
    expect(clients.map(({ ref }) => current.get(ref))).toEqual(clients.map(({ home }) => home));
  });

  it('links a stay to a dwelling exactly when it says since when', () => {
    const stays = rows('residence');
    expect(
      stays.filter((row) => (row.dwelling_code === null) !== (row.linked_since === null)),
    ).toEqual([]);
    const unlinked = stays.filter(({ dwelling_code }) => dwelling_code === null).length;
    expect(unlinked / stays.length).toBeGreaterThan(0.02);
  });

  it('plans some calls of today in every grid, and has paid none but planned ones', () => {
    const today = rows('household_visit').filter(({ planned_on }) => planned_on === city.today);
    expect([...new Set(today.map(({ grid_code }) => grid_code))].sort()).toEqual(
      city.grids.map(({ code }) => code).sort(),
    );
    expect(today.some(({ visited_on }) => visited_on === null)).toBe(true);
    for (const { planned_on, visited_on } of rows('household_visit')) {
      if (visited_on === null) continue;
      expect(`${planned_on}` <= `${visited_on}` && `${visited_on}` <= city.today).toBe(true);
    }
  });
});

describeOnEachDatabase('The seeded population', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await seedDomain(test.subgraph, populationSubgraph, city);
  }, 60_000);
  afterAll(() => test.subgraph.close());

  it('has rollups that equal its rows', async () => {
    expect(await verifyDomainRollups(test.subgraph.database, populationSubgraph)).toEqual([]);
  }, 60_000);

  it('sees migrants come in July and go after October', async () => {
    const months = city.months.filter((month) => month.startsWith('2025'));
    const fields = months
      .map((month) => `m${month.slice(5)}: populationStats(period: "${month}") { ...seasonal }`)
      .join(' ');
    const { data, errors } = await test.ask(
      viewerOf('DASH'),
      `query ($region: [_Any!]!) { _entities(representations: $region) { ... on Region { ${fields} } } }
       fragment seasonal on PopulationStats { floatingPopulation(season: SEASONAL) { value } }`,
      { region: [{ __typename: 'Region', code: city.cityCode }] },
    );
    expect(errors).toBeUndefined();
    const [region] = (data?._entities ?? []) as Record<
      string,
      { floatingPopulation: { value: number } }
    >[];
    const counts = Object.values(region ?? {}).map(
      ({ floatingPopulation }) => floatingPopulation.value,
    );
    expect(counts.map((count) => count > 0)).toEqual(
      months.map((month) => month >= '2025-07' && month <= '2025-10'),
    );
  });

  it('has grids on both sides of a link rate of 90%', async () => {
    const { data } = await test.entities(
      viewerOf('ANALYST'),
      'Region',
      '{ gridsBelowLinkRate(rate: 0.9, period: "2026-10") { edges { linkRate { value } } } }',
      [{ code: city.cityCode }],
    );
    const [region] = (data?._entities ?? []) as {
      gridsBelowLinkRate: { edges: { linkRate: { value: number } }[] };
    }[];
    const rates = region?.gridsBelowLinkRate.edges.map(({ linkRate }) => linkRate.value) ?? [];
    expect(rates.filter((rate) => rate >= 0.9)).toEqual([]);
    expect(rates.length).toBeGreaterThan(0);
    expect(rates.length).toBeLessThan(city.grids.length);
  });

  it('shows a care worker every client with a dwelling', async () => {
    const viewer = viewerOf('CARE_OTHER');
    const { data, errors } = await test.entities(
      viewer,
      'Person',
      '{ currentResidence { dwelling { dwellingCode } } }',
      clients.map(({ ref }) => ({ ref: test.references.seal(viewer, 'Person', ref) })),
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual(
      clients.map(({ home }) => ({
        currentResidence: {
          dwelling: { dwellingCode: test.references.seal(viewer, 'Dwelling', home) },
        },
      })),
    );
  });
});
