import { createCity, insertRows, type Row, roles } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';
import { county, incidents, inVillage, otherVillage, solved, town, village } from './handMadeRows';

const everyField = `{
  incidentId class offenceCode eightMajor status region { code } grid { gridCode } occurredOn
  reportedAt responseMinutes lossBand originDisputeType deaths
}`;

const [robbery] = incidents(1, {
  offence_code: 'ROBBERY',
  ...solved('2025-10-16'),
  response_minutes: 7,
  on_scene_handled: 0,
  loss_yuan: 30_000,
  recovered_yuan: 100,
  origin_dispute_type: '04',
  deaths: 0,
}) as [Row];
// More than the subgraph may tell about an incident against public order, should a feed send it.
const [publicOrder] = incidents(1, {
  incident_class: 'PUBLIC_ORDER',
  offence_code: 'BRAWL',
  status: 'CLOSED',
  response_minutes: 5,
  loss_yuan: 5,
  origin_dispute_type: '02',
  deaths: 1,
}) as [Row];
const [elsewhere] = incidents(1, { offence_code: 'THEFT', ...inVillage(otherVillage) }) as [Row];
const [november] = incidents(1, { offence_code: 'THEFT', occurred_on: '2025-11-01' }) as [Row];
const stored = [robbery, publicOrder, elsewhere, november];
const idOf = (row: Row) => String(row.incident_id);

const police = viewerOf('POLICE', { regions: [county] });
const policeOfVillage = viewerOf('POLICE', { regions: [village.code] });
const otherCounty = createCity('L').countyCodes[1] ?? '';

describeOnEachDatabase('incidents', (databases) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(incidentsSubgraph, databases.url());
    await insertRows(test.subgraph.database.manager, 'incident', stored);
  });
  afterAll(() => test.subgraph.close());

  const list = (viewer: typeof police, region: string, period: string, rest = '') =>
    test.ask(
      viewer,
      `{ incidents(region: "${region}", period: "${period}" ${rest}) {
        nodes { incidentId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      } }`,
    );
  const idsOf = async (...request: Parameters<typeof list>) => {
    const { data } = await list(...request);
    const { nodes } = (data?.incidents ?? { nodes: [] }) as {
      nodes: Array<{ incidentId: string }>;
    };
    return nodes.map(({ incidentId }) => incidentId);
  };

  it('tell police what they hold about a criminal case', async () => {
    expect(
      await test.entities(police, 'Incident', everyField, [{ incidentId: idOf(robbery) }]),
    ).toEqual({
      data: {
        _entities: [
          {
            incidentId: idOf(robbery),
            class: 'CRIMINAL',
            offenceCode: 'ROBBERY',
            eightMajor: true,
            status: 'SOLVED',
            region: { code: village.code },
            grid: { gridCode: village.grids[0]?.code },
            occurredOn: '2025-10-15',
            reportedAt: '2025-10-15T04:05:06Z',
            responseMinutes: 7,
            lossBand: 'FROM_30K',
            originDisputeType: '04',
            deaths: 0,
          },
        ],
      },
    });
  });

  it('tell class, place and date of an incident against public order, and nothing else', async () => {
    const expected = {
      incidentId: idOf(publicOrder),
      class: 'PUBLIC_ORDER',
      offenceCode: null,
      eightMajor: null,
      status: null,
      region: { code: village.code },
      grid: { gridCode: village.grids[0]?.code },
      occurredOn: '2025-10-15',
      reportedAt: null,
      responseMinutes: null,
      lossBand: null,
      originDisputeType: null,
      deaths: null,
    };
    expect(
      await test.entities(police, 'Incident', everyField, [{ incidentId: idOf(publicOrder) }]),
    ).toEqual({ data: { _entities: [expected] } });
    expect(
      await test.ask(
        police,
        `{ incidents(region: "${county}", period: "2025", class: PUBLIC_ORDER) { nodes ${everyField} } }`,
      ),
    ).toEqual({ data: { incidents: { nodes: [expected] } } });
  });

  it('do not tell one out of the jurisdiction from one that does not exist', async () => {
    const representations = [elsewhere, robbery].map((row) => ({ incidentId: idOf(row) }));
    const answer = await test.entities(policeOfVillage, 'Incident', '{ incidentId }', [
      ...representations,
      { incidentId: 'IN-990101-999999' },
    ]);
    expect(answer).toEqual({ data: { _entities: [null, { incidentId: idOf(robbery) }, null] } });
  });

  it('are listed inside region, period, class and jurisdiction', async () => {
    const october = [robbery, publicOrder, elsewhere].map(idOf);
    expect(await idsOf(police, county, '2025-10')).toEqual(october);
    expect(await idsOf(police, town, '2025-Q4')).toEqual([...october, idOf(november)]);
    expect(await idsOf(police, village.code, '2025-11')).toEqual([idOf(november)]);
    expect(await idsOf(police, '990000000000', '2025', 'class: CRIMINAL')).toEqual(
      [robbery, elsewhere, november].map(idOf),
    );
    expect(await idsOf(policeOfVillage, county, '2025-10')).toEqual(
      [robbery, publicOrder].map(idOf),
    );
    expect(await idsOf(policeOfVillage, otherVillage.code, '2025')).toEqual([]);
    expect(await idsOf(police, otherCounty, '2025')).toEqual([]);
    expect(await idsOf(police, county, '2019')).toEqual([]);
  });

  it('are listed page by page, in one statement a page', async () => {
    const firstPage = await list(police, county, '2025', 'first: 3');
    const page = firstPage.data?.incidents as {
      nodes: unknown[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(page.nodes).toHaveLength(3);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(
      await idsOf(police, county, '2025', `first: 3, after: "${page.pageInfo.endCursor}"`),
    ).toEqual([idOf(november)]);
  });

  it.each(roles.filter((role) => role !== 'POLICE'))(
    'are closed to %s, who does not learn whether one exists',
    async (role) => {
      const viewer = viewerOf(role, { regions: [county], grids: [village.grids[0]?.code ?? ''] });
      const { data, errors } = await list(viewer, county, '2025');
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'SCOPE_MISSING' } }]);
      const representations = [robbery, publicOrder].map((row) => ({ incidentId: idOf(row) }));
      expect(
        await test.entities(viewer, 'Incident', everyField, [
          ...representations,
          { incidentId: 'none' },
        ]),
      ).toEqual({ data: { _entities: [null, null, null] } });
    },
  );

  it('are closed to police without a jurisdiction', async () => {
    const nobody = viewerOf('POLICE');
    expect(await idsOf(nobody, county, '2025')).toEqual([]);
    expect(
      await test.entities(nobody, 'Incident', '{ class }', [{ incidentId: idOf(robbery) }]),
    ).toEqual({ data: { _entities: [null] } });
  });

  it.each([
    ['99010X', '2025', '', 'REGION_CODE_MALFORMED'],
    [county, '2025-Q5', '', 'PERIOD_MALFORMED'],
    [county, '2025', 'first: 0', 'PAGE_SIZE_INVALID'],
    [county, '2025', 'first: -1', 'PAGE_SIZE_INVALID'],
    [county, '2025', 'first: 101', 'PAGE_SIZE_INVALID'],
    [county, '2025', 'after: "x"', 'CURSOR_MALFORMED'],
  ])('refuse region %s, period %s, %s', async (region, period, rest, code) => {
    const { data, errors } = await list(police, region, period, rest);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});
