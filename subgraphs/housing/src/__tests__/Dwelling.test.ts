import { insertRows, roles, statementsOf, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { housingSubgraph } from '..';
import { addressRow, dwellingRow, hazardRow } from './handMadeRows';

const grid = '990101001005001';
const otherGrid = '990101001005002';
const [flat, neighbour, elsewhere] = [`${grid}-0001`, `${grid}-0002`, `${otherGrid}-0001`];
const building = `${grid}-B001`;

const worker = viewerOf('GRID', { grids: [grid] });
const carer = viewerOf('MH_CARE', { cases: ['CC-990101-000001'] });

const whole = `{
  dwellingCode use occupancy areaBand standardCoded since until
  address { addressCode text lon lat region { code } grid { gridCode } }
  building { buildingCode floors yearBuilt address { addressCode text } hazards { id kind } }
  hazards { id kind foundAt dueAt closedAt }
}`;

function wholeFlat(dwellingCode: string) {
  return {
    dwellingCode,
    use: 'RESIDENTIAL',
    occupancy: 'RENTED',
    areaBand: null,
    standardCoded: false,
    since: '2020-01-01',
    until: '2026-05-31',
    address: {
      addressCode: `${grid}-A0001`,
      text: '扶摇市望舒区听云街道锦鲤街64号1栋101室',
      lon: 178.5,
      lat: 30.25,
      region: { code: '990101001005' },
      grid: { gridCode: grid },
    },
    building: {
      buildingCode: building,
      floors: 18,
      yearBuilt: 2008,
      address: { addressCode: `${grid}-A0009`, text: '扶摇市望舒区听云街道锦鲤街64号1栋' },
      hazards: [{ id: 'HZ-tower', kind: 'HIGH_RISE' }],
    },
    hazards: [
      {
        id: 'HZ-open-new',
        kind: 'FLAMMABLE',
        foundAt: '2026-03-01',
        dueAt: '2026-03-31',
        closedAt: null,
      },
      {
        id: 'HZ-open-old',
        kind: 'ELECTRICAL',
        foundAt: '2024-03-01',
        dueAt: '2024-03-31',
        closedAt: null,
      },
      {
        id: 'HZ-closed',
        kind: 'ELECTRICAL',
        foundAt: '2026-04-01',
        dueAt: '2026-04-15',
        closedAt: '2026-04-14',
      },
    ],
  };
}

describeOnEachDatabase('A dwelling', ({ url }) => {
  let housing: TestSubgraph;

  beforeAll(async () => {
    housing = await openTestSubgraph(housingSubgraph, url());
    const { manager } = housing.subgraph.database;
    const text = '扶摇市望舒区听云街道锦鲤街64号1栋';
    await insertRows(manager, 'standard_address', [
      addressRow({ address_code: `${grid}-A0001`, text: `${text}101室` }),
      addressRow({ address_code: `${grid}-A0002`, text: `${text}102室` }),
      addressRow({ address_code: `${grid}-A0009`, text }),
      addressRow({
        address_code: `${otherGrid}-A0001`,
        grid_code: otherGrid,
        lon: null,
        lat: null,
      }),
    ]);
    await insertRows(manager, 'building', [
      {
        building_code: building,
        address_code: `${grid}-A0009`,
        grid_code: grid,
        floors: 18,
        year_built: 2008,
      },
    ]);
    await insertRows(manager, 'dwelling', [
      dwellingRow({
        dwelling_code: flat,
        address_code: `${grid}-A0001`,
        building_code: building,
        occupancy: 'RENTED',
        area_band: null,
        standard_coded: 0,
        until: '2026-05-31',
      }),
      dwellingRow({
        dwelling_code: neighbour,
        address_code: `${grid}-A0002`,
        building_code: building,
      }),
      dwellingRow({
        dwelling_code: elsewhere,
        address_code: `${otherGrid}-A0001`,
        grid_code: otherGrid,
      }),
    ]);
    const inFlat = { dwelling_code: flat };
    await insertRows(manager, 'hazard', [
      hazardRow({
        ...inFlat,
        hazard_id: 'HZ-closed',
        found_at: '2026-04-01',
        due_at: '2026-04-15',
        closed_at: '2026-04-14',
      }),
      hazardRow({
        ...inFlat,
        hazard_id: 'HZ-open-old',
        found_at: '2024-03-01',
        due_at: '2024-03-31',
      }),
      hazardRow({
        ...inFlat,
        hazard_id: 'HZ-open-new',
        kind: 'FLAMMABLE',
        found_at: '2026-03-01',
        due_at: '2026-03-31',
      }),
      hazardRow({ hazard_id: 'HZ-tower', kind: 'HIGH_RISE', building_code: building }),
    ]);
  });
  afterAll(() => housing.subgraph.close());

  const sealFor = (viewer: Viewer, code: string, type = 'Dwelling') =>
    housing.references.seal(viewer, type, code);
  const byQuery = (viewer: Viewer, code: string, selection = whole) =>
    housing.ask(viewer, `query ($code: ID!) { dwelling(dwellingCode: $code) ${selection} }`, {
      code,
    });
  const byKey = (viewer: Viewer, ...codes: unknown[]) =>
    housing.entities(
      viewer,
      'Dwelling',
      '{ dwellingCode occupancy }',
      codes.map((dwellingCode) => ({ dwellingCode })),
    );

  it('is whole for the worker of its grid, by its plain code and by a sealed one', async () => {
    for (const code of [flat, sealFor(worker, flat)]) {
      expect(await byQuery(worker, code)).toEqual({ data: { dwelling: wholeFlat(code) } });
    }
  });

  it.each(['MH_CARE', 'CARE_OTHER', 'SUBJECT'] as const)(
    'is whole for %s by the code sealed for them, and nothing by any other',
    async (role) => {
      const viewer = viewerOf(role);
      const sealed = sealFor(viewer, flat);
      expect(await byQuery(viewer, sealed)).toEqual({ data: { dwelling: wholeFlat(sealed) } });
      for (const code of [
        flat,
        sealFor(viewerOf(role, { id: 'somebody-else' }), flat),
        sealFor(viewer, flat, 'Person'),
        sealed.replace('0001.', '0002.'),
      ]) {
        expect(await byQuery(viewer, code)).toEqual({ data: { dwelling: null } });
        expect(await byKey(viewer, code)).toEqual({ data: { _entities: [null] } });
      }
    },
  );

  it('does not exist for a worker of another grid, or of none, however they name it', async () => {
    for (const grids of [[otherGrid], []]) {
      const stranger = viewerOf('GRID', { grids, regions: ['990101001005'] });
      for (const code of [flat, sealFor(stranger, flat), `${grid}-9999`]) {
        expect(await byQuery(stranger, code)).toEqual({ data: { dwelling: null } });
        expect(await byKey(stranger, code)).toEqual({ data: { _entities: [null] } });
      }
    }
  });

  it('keeps order and codes of representations, and drops what is out of scope', async () => {
    const sealed = sealFor(worker, neighbour);
    expect(await byKey(worker, elsewhere, sealed, 12, flat, undefined, neighbour)).toEqual({
      data: {
        _entities: [
          null,
          { dwellingCode: sealed, occupancy: 'OWNER' },
          null,
          { dwellingCode: flat, occupancy: 'RENTED' },
          null,
          { dwellingCode: neighbour, occupancy: 'OWNER' },
        ],
      },
    });
  });

  it.each(roles.filter((role) => !['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'].includes(role)))(
    'is closed to %s, who does not even learn that it exists',
    async (role) => {
      const viewer = viewerOf(role, { grids: [grid] });
      const sealed = sealFor(viewer, flat);
      expect(await byKey(viewer, sealed, flat, 'none')).toEqual({
        data: { _entities: [null, null, null] },
      });
      const { data, errors } = await byQuery(viewer, sealed);
      expect(data).toEqual({ dwelling: null });
      expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
        [['dwelling'], 'SCOPE_MISSING'],
      ]);
    },
  );

  it.each(['StandardAddress', 'Building', 'Hazard'])(
    'is the only way to a %s, which cannot be looked up by key',
    async (type) => {
      const { errors } = await housing.entities(worker, type, '{ __typename }', [{}]);
      expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  it('reads one dwelling and many with the same few statements', async () => {
    const counter = statementsOf(housing.subgraph.database);
    const counts: number[] = [];
    for (const codes of [[flat], [flat, neighbour, sealFor(worker, flat)]]) {
      const before = counter.count;
      const { errors } = await housing.entities(
        worker,
        'Dwelling',
        whole,
        codes.map((dwellingCode) => ({ dwellingCode })),
      );
      expect(errors).toBeUndefined();
      counts.push(counter.count - before);
    }
    // Dwellings, their addresses, buildings, hazards; buildings' addresses and hazards.
    expect(counts).toEqual([6, 6]);
  });

  it.each([0, -1, 101])('refuses a list of %d hazards', async (first) => {
    for (const selection of [
      `{ hazards(first: ${first}) { id } }`,
      `{ building { hazards(first: ${first}) { id } } }`,
    ]) {
      const { errors } = await byQuery(worker, flat, selection);
      expect(errors?.[0]?.extensions?.code).toBe('PAGE_SIZE_INVALID');
      expect(errors?.[0]?.message).toContain(`"${first}"`);
    }
  });

  it('lists no more hazards than asked, the open ones first', async () => {
    expect(await byQuery(carer, sealFor(carer, flat), '{ hazards(first: 1) { id } }')).toEqual({
      data: { dwelling: { hazards: [{ id: 'HZ-open-new' }] } },
    });
  });
});
