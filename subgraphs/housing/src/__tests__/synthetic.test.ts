import {
  addressCode,
  createCity,
  dwellingCode,
  householdOf,
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
import { housingSubgraph } from '..';

const city = createCity('XS');
const { synthetic } = housingSubgraph;

function rowsOf(rows: Iterable<TableRow>): Map<string, Row[]> {
  const tables = new Map<string, Row[]>();
  for (const [table, row] of rows) {
    const list = tables.get(table);
    if (list) list.push(row);
    else tables.set(table, [row]);
  }
  return tables;
}

describe('The synthetic housing registers', () => {
  const tables = rowsOf(synthetic.chunkRows(city, city.villages));
  const rows = (table: string) => tables.get(table) ?? [];

  it('have every dwelling and address that the plan names, each in its grid', () => {
    const dwellings = city.grids.flatMap((grid) =>
      Array.from({ length: grid.dwellings.count }, (_, k) => [
        dwellingCode(grid, k),
        addressCode(grid, k),
        grid.code,
      ]),
    );
    const addresses = city.grids.flatMap((grid) =>
      Array.from({ length: grid.addresses.count }, (_, k) => [addressCode(grid, k), grid.code]),
    );
    expect(
      rows('dwelling').map((row) => [row.dwelling_code, row.address_code, row.grid_code]),
    ).toEqual(dwellings);
    const written = rows('standard_address').map((row) => [row.address_code, row.grid_code]);
    expect(written.map(String).sort()).toEqual(addresses.map(String).sort());
  });

  it('come out the same village by village as all at once', () => {
    const parts = city.villages.flatMap((village) => [...synthetic.chunkRows(city, [village])]);
    expect(parts).toEqual([...synthetic.chunkRows(city, city.villages)]);
  });

  it('name the village in every address, at most in its former spelling', () => {
    const names = new Map(city.villages.map(({ code, name }) => [code, name]));
    for (const { text, region_code } of rows('standard_address')) {
      expect(text).toMatch(
        new RegExp(`^扶摇市望舒区听云街道原?${names.get(String(region_code))}[路街巷村]`),
      );
    }
  });

  it('let a dwelling stand empty where nobody lives, with 1 to 5 in 100 recorded wrongly', () => {
    const lived = new Set(
      city.grids.flatMap((grid) =>
        Array.from({ length: grid.dwellings.count }, (_, k) => k)
          .filter((k) => householdOf(city, grid, k).count > 0)
          .map((k) => dwellingCode(grid, k)),
      ),
    );
    const inhabited = rows('dwelling').filter((row) => lived.has(String(row.dwelling_code)));
    const doubtful = inhabited.filter(({ occupancy }) =>
      ['VACANT', 'UNKNOWN'].includes(String(occupancy)),
    );
    expect(doubtful.length / inhabited.length).toBeGreaterThan(0.01);
    expect(doubtful.length / inhabited.length).toBeLessThan(0.05);
    expect(inhabited.filter(({ until }) => until !== null)).toEqual([]);
    const empty = rows('dwelling').filter((row) => !lived.has(String(row.dwelling_code)));
    expect(
      empty.filter(({ occupancy }) => ['LODGING', 'COLLECTIVE'].includes(String(occupancy))),
    ).toEqual([]);
  });

  it('keep days in order, and rentals of a dwelling apart', () => {
    const wrong = rows('hazard').filter(
      ({ found_at, due_at, closed_at }) =>
        String(due_at) <= String(found_at) ||
        (closed_at !== null &&
          (String(closed_at) <= String(found_at) || String(closed_at) > city.today)),
    );
    expect(wrong).toEqual([]);
    const later = new Map<Row[string] | undefined, string>();
    for (const { dwelling_code, found_on, ended_on, registered_on } of rows('rental')) {
      const end = String(ended_on ?? city.today);
      expect(String(found_on) < end).toBe(true);
      expect(registered_on === null || String(registered_on) <= end).toBe(true);
      expect(end <= (later.get(dwelling_code) ?? city.today)).toBe(true);
      later.set(dwelling_code, String(found_on));
    }
    expect(later.size).toBeGreaterThan(100);
  });
});

describeOnEachDatabase('The seeded housing registers', ({ url }) => {
  let housing: TestSubgraph;

  beforeAll(async () => {
    housing = await openTestSubgraph(housingSubgraph, url());
    await seedDomain(housing.subgraph, housingSubgraph, city);
  }, 60_000);
  afterAll(() => housing.subgraph.close());

  it('have statistics that agree with their rows', async () => {
    expect(await verifyDomainRollups(housing.subgraph.database, housingSubgraph)).toEqual([]);
  });

  it('tell registration and overdue fire hazards by village, never as a count below 5', async () => {
    const cell = '{ value suppressed }';
    const answer = await housing.entities(
      viewerOf('DASH'),
      'Region',
      `{ housingStats(period: "2026-10") {
        rented ${cell} rentalRegistration { numerator ${cell} denominator ${cell} value }
        rentalOverdueFireHazards ${cell}
      } }`,
      city.villages.map(({ code }) => ({ code })),
    );
    expect(answer.errors).toBeUndefined();
    const cells = cellsIn(answer.data);
    const published = cells.filter(({ suppressed }) => !suppressed);
    expect(published.filter(({ value }) => value === null || (value > 0 && value < 5))).toEqual([]);
    const suppressed = cells.filter((one) => one.suppressed);
    expect(suppressed.filter(({ value }) => value !== null)).toEqual([]);
    expect(suppressed.length).toBeGreaterThan(0);
    expect(published.length).toBeGreaterThan(suppressed.length);
  });
});

interface Cell {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** Every cell in an answer. */
function cellsIn(data: unknown): Cell[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('suppressed' in data) return [data as Cell];
  return Object.values(data).flatMap(cellsIn);
}
