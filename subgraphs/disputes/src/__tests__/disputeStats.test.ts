import { type Role, roles, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import { disputeFields, disputeSources, disputeTypeCodes, disputeTypes } from '../codeLists';
import {
  city,
  county,
  disputes,
  fill,
  grid,
  insertBasics,
  otherVillage,
  town,
  village,
  withoutAgreement,
} from './handMadeRows';
import { cell, noData, ratio, ratioOf, shown, withheld } from './statCells';

const bucket = `{ code label cell ${cell} }`;
const everyField = `{
  period found ${cell} accepted ${cell} labourDisputes ${cell}
  acceptedByType ${bucket} acceptedBySource ${bucket} success ${ratio}
  successByType { code label ratio ${ratio} } preLitigation ${cell} online ${cell}
  acceptedByField ${bucket} fullTimePerVillageRoom ${ratio} mediators disputesPerMediator
  fulfilment ${ratio} judicialConfirmation ${ratio}
}`;

const elsewhere = {
  region_code: otherVillage.code,
  grid_code: otherVillage.grids[0]?.code ?? '',
} as const;

/** Every count, and what remains of every ratio, is 0 or at least 5 in 2025, all of it in the first quarter. */
const register = [
  ...disputes(10),
  ...disputes(10, { is_online: 1, confirmed_on: null }),
  ...disputes(5, { status: 'FAILED', ...withoutAgreement }),
  ...disputes(6, {
    type_code: '10',
    field_code: 'LABOUR',
    source: 'ENTRUSTED',
    is_pre_litigation: 1,
    fulfilled_on: null,
  }),
  ...disputes(5, {
    type_code: '10',
    field_code: 'LABOUR',
    source: 'ENTRUSTED',
    status: 'REFERRED',
    ...withoutAgreement,
    ...elsewhere,
  }),
  ...disputes(7, { accepted_on: null, status: 'REFUSED', ...withoutAgreement }),
];

const table = <Value>(
  labels: Readonly<Record<string, string>>,
  codes: readonly string[],
  key: string,
  make: (code: string) => Value,
) => codes.map((code) => ({ code, label: labels[code], [key]: make(code) }));
const buckets = (
  labels: Readonly<Record<string, string>>,
  codes: readonly string[],
  counts: Readonly<Record<string, number>>,
) => table(labels, codes, 'cell', (code) => shown(counts[code] ?? 0));

/** What the register amounts to for the city in 2025, counted by hand. */
const cityIn2025 = {
  period: '2025',
  found: shown(43),
  accepted: shown(36),
  labourDisputes: shown(11),
  acceptedByType: buckets(disputeTypes, disputeTypeCodes, { '02': 25, '10': 11 }),
  acceptedBySource: buckets(disputeSources, Object.keys(disputeSources), {
    APPLIED: 25,
    ENTRUSTED: 11,
  }),
  success: ratioOf(26, 36),
  successByType: table(disputeTypes, disputeTypeCodes, 'ratio', (code) =>
    code === '02' ? ratioOf(20, 25) : code === '10' ? ratioOf(6, 11) : ratioOf(0, 0),
  ),
  preLitigation: shown(6),
  online: shown(10),
  acceptedByField: buckets(disputeFields, Object.keys(disputeFields), { LABOUR: 11, OTHER: 25 }),
  fullTimePerVillageRoom: ratioOf(4, 8),
  mediators: 50,
  disputesPerMediator: 36 / 50,
  fulfilment: ratioOf(20, 26),
  judicialConfirmation: ratioOf(16, 26),
};

const dash = viewerOf('DASH');

describeOnEachDatabase('dispute statistics', ({ url }) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(disputesSubgraph, url());
    const { database } = test.subgraph;
    await insertBasics(test.subgraph);
    // Mediators by hand: 4 in villages, 46 in the county's centre, none elsewhere.
    await database.query('UPDATE mediation_org SET full_time = 0, part_time = 0');
    await database.query('UPDATE mediation_org SET full_time = 4 WHERE region_code = ?', [
      village.code,
    ]);
    await database.query(
      'UPDATE mediation_org SET full_time = 6, part_time = 40 WHERE org_id = ?',
      [`MO-${county}-02`],
    );
    await fill(test.subgraph, [
      ...register,
      ...disputes(3, {
        found_on: '2024-05-02',
        accepted_on: '2024-05-03',
        closed_on: null,
        status: 'MEDIATING',
        ...withoutAgreement,
      }),
    ]);
  });
  afterAll(() => test.subgraph.close());

  async function statsOf(
    type: 'Region' | 'Grid',
    code: string,
    period: string,
    selection: string,
    viewer = dash,
  ) {
    const key = type === 'Region' ? { code } : { gridCode: code };
    const { data, errors } = await test.entities(
      viewer,
      type,
      `{ disputeStats(period: "${period}") ${selection} }`,
      [key],
    );
    const [entity] = (data?._entities ?? []) as readonly { disputeStats: unknown }[];
    return { stats: entity?.disputeStats, errors };
  }

  it('are what a count of the rows by hand gives', async () => {
    expect(await statsOf('Region', city.cityCode, '2025', everyField)).toEqual({
      stats: cityIn2025,
      errors: undefined,
    });
  });

  it('count with the organisations inside a town, and refuse it what cities publish', async () => {
    const { stats } = await statsOf(
      'Region',
      town,
      '2025-Q1',
      `{ period accepted ${cell} mediators disputesPerMediator fullTimePerVillageRoom ${ratio} }`,
    );
    expect(stats).toEqual({
      period: '2025-Q1',
      accepted: shown(36),
      mediators: 4,
      disputesPerMediator: 36 / 4,
      fullTimePerVillageRoom: ratioOf(4, 8),
    });
    const { errors } = await statsOf(
      'Region',
      town,
      '2025',
      '{ preLitigation { value } online { value } }',
    );
    expect(errors?.map(({ extensions }) => [extensions?.field, extensions?.code])).toEqual([
      ['preLitigation', 'LEVEL_TOO_FINE'],
      ['online', 'LEVEL_TOO_FINE'],
    ]);
  });

  it('tell villages and grids how many disputes were found, and nothing of what became of them', async () => {
    const selection = `{ found ${cell} }`;
    expect((await statsOf('Region', village.code, '2025', selection)).stats).toEqual({
      found: shown(38),
    });
    expect((await statsOf('Region', otherVillage.code, '2025-01', selection)).stats).toEqual({
      found: shown(5),
    });
    expect((await statsOf('Grid', grid, '2025-Q1', selection)).stats).toEqual({
      found: shown(38),
    });
    const fields = [
      'accepted { value }',
      'acceptedByType { code }',
      'labourDisputes { value }',
      'acceptedBySource { code }',
      'acceptedByField { code }',
      'success { value }',
      'successByType { code }',
      'disputesPerMediator',
      'fulfilment { value }',
      'judicialConfirmation { value }',
    ];
    const { stats, errors } = await statsOf(
      'Region',
      village.code,
      '2025',
      `{ ${fields.join(' ')} }`,
    );
    const names = fields.map((field) => field.split(' ')[0] ?? '');
    expect(stats).toEqual(Object.fromEntries(names.map((name) => [name, null])));
    expect(errors?.map(({ extensions }) => [extensions?.field, extensions?.code])).toEqual(
      names.map((name) => [name, 'LEVEL_TOO_FINE']),
    );
  });

  it('withhold counts below 5, in every period that would tell them', async () => {
    const selection = `{ found ${cell} accepted ${cell} success ${ratio} mediators disputesPerMediator }`;
    for (const period of ['2024-05', '2024-Q2', '2024']) {
      expect((await statsOf('Region', city.cityCode, period, selection)).stats).toEqual({
        found: withheld,
        accepted: withheld,
        success: ratioOf(0, 0),
        mediators: 50,
        disputesPerMediator: null,
      });
    }
  });

  it('have no data for a region that does not exist', async () => {
    const { stats } = await statsOf(
      'Region',
      '990107000000',
      '2025',
      `{ found ${cell} accepted ${cell} success { value } mediators disputesPerMediator }`,
    );
    expect(stats).toEqual({
      found: noData,
      accepted: noData,
      success: { value: null },
      mediators: 0,
      disputesPerMediator: null,
    });
  });

  it('are asked for in as many statements for one region as for many', async () => {
    const statements = statementsOf(test.subgraph.database);
    for (const codes of [[city.cityCode], [city.cityCode, county, town]]) {
      statements.count = 0;
      await test.entities(
        dash,
        'Region',
        `{ disputeStats(period: "2025") { found { value } success { value } acceptedByType { code } disputesPerMediator } }`,
        codes.map((code) => ({ code })),
      );
      expect(statements.count).toBe(3);
    }
  });

  const mayCount: readonly Role[] = ['DASH', 'ANALYST', 'DEPT_ADMIN', 'AUDITOR'];

  it.each(mayCount)('are open to %s inside the own regions', async (role) => {
    const viewer = viewerOf(role, { regions: [town] });
    const selection = '{ period }';
    expect((await statsOf('Region', town, '2025', selection, viewer)).stats).toEqual({
      period: '2025',
    });
    expect((await statsOf('Grid', grid, '2025', selection, viewer)).stats).toEqual({
      period: '2025',
    });
    expect(await statsOf('Region', county, '2025', selection, viewer)).toEqual({
      stats: null,
      errors: undefined,
    });
  });

  it('are open to a grid worker for the own grids', async () => {
    const viewer = viewerOf('GRID', { grids: [grid] });
    const ask = (type: 'Region' | 'Grid', code: string) =>
      statsOf(type, code, '2025', `{ found ${cell} }`, viewer);
    expect((await ask('Grid', grid)).stats).toEqual({ found: shown(38) });
    expect((await ask('Grid', elsewhere.grid_code)).stats).toBeNull();
    expect((await ask('Region', village.code)).stats).toBeNull();
  });

  it.each(roles.filter((role) => role !== 'GRID' && !mayCount.includes(role)))(
    'are nothing for %s, to whom the access matrix gives none',
    async (role) => {
      const viewer = viewerOf(role, { regions: [county], grids: [grid] });
      const nothing = { stats: null, errors: undefined };
      expect(await statsOf('Region', county, '2025', everyField, viewer)).toEqual(nothing);
      expect(await statsOf('Grid', grid, '2025', '{ period }', viewer)).toEqual(nothing);
    },
  );

  it.each([
    ['Region', '99010X000000', '2025', '{ period }', 'REGION_CODE_MALFORMED'],
    ['Grid', '990101', '2025', '{ period }', 'GRID_CODE_MALFORMED'],
    ['Region', county, '2025-13', '{ period }', 'PERIOD_MALFORMED'],
    ['Region', county, '', '{ period }', 'PERIOD_MALFORMED'],
    ['Region', county, '2031', '{ period }', 'PERIOD_NOT_FOUND'],
    ['Grid', grid, '2019', '{ period }', 'PERIOD_NOT_FOUND'],
    ['Grid', grid, '2025', '{ mediators }', 'LEVEL_TOO_FINE'],
    ['Grid', grid, '2025', '{ fullTimePerVillageRoom { value } }', 'LEVEL_TOO_FINE'],
  ] as const)('refuse %s %s %s %s', async (type, code, period, selection, expected) => {
    const { errors } = await statsOf(type, code, period, selection);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([expected]);
  });
});
