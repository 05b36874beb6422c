import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { directorySubgraph } from '../subgraph';
import { codesOf } from './codesOf';
import { dataOffice, insertHandMadeRows, petitionOffice } from './handMadeRows';
import { valueAt } from './valueAt';

const analyst = viewerOf('ANALYST');

describeOnEachDatabase('lists of the directory', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await insertHandMadeRows(directory.subgraph.database);
  });
  afterAll(() => directory.subgraph.close());

  const data = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await directory.ask(analyst, query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const nodes = async (code: string, field: string, selection: string) => {
    const answer = await data(
      `{ region(code: "${code}") { list: ${field} { nodes { ${selection} } } } }`,
    );
    const found = valueAt<Record<string, unknown>[]>(answer, 'region', 'list', 'nodes');
    return found.map((node) => Object.values(node)[0]);
  };

  it('lists children right below, without those retired', async () => {
    expect(await nodes('990101001000', 'children', 'code')).toEqual([
      '990101001001',
      '990101001200',
    ]);
    expect(await nodes('990101001000', 'children(asOf: "2022-06-30")', 'code')).toEqual([
      '990101001001',
      '990101001199',
      '990101001200',
    ]);
    expect(await nodes('990101001001', 'children', 'code')).toEqual([]);
  });

  it('lists all regions of a level inside, and never the region itself', async () => {
    expect(await nodes('990100000000', 'children(level: TOWN)', 'code')).toEqual([
      '990101001000',
      '990101100000',
      '990102001000',
    ]);
    expect(await nodes('990101000000', 'children(level: VILLAGE)', 'code')).toEqual([
      '990101001001',
      '990101001200',
      '990101100200',
    ]);
    expect(await nodes('990101000000', 'children(level: COUNTY)', 'code')).toEqual([]);
    expect(await nodes('990101001001', 'children(level: VILLAGE)', 'code')).toEqual([]);
  });

  it('follows stored levels and parents where a city has no counties', async () => {
    expect(await nodes('990200000000', 'children', 'code')).toEqual(['990200003000']);
    expect(await nodes('990200000000', 'children(level: COUNTY)', 'code')).toEqual([]);
    expect(
      await data(
        '{ region(code: "990200003001") { level parent { level } ancestors { code level } } }',
      ),
    ).toEqual({
      region: {
        level: 'VILLAGE',
        parent: { level: 'TOWN' },
        ancestors: [
          { code: '990200003000', level: 'TOWN' },
          { code: '990200000000', level: 'CITY' },
          { code: '990000000000', level: 'PROVINCE' },
        ],
      },
    });
  });

  it('reads the ancestors of many regions in one statement', async () => {
    const codes = ['990101001001', '990101100200', '990102001001', '990200003001'];
    const { database } = directory.subgraph;
    const before = statementsOf(database).count;
    const answer = await data(
      'query ($codes: [ID!]!) { regions(codes: $codes) { ancestors { code } } }',
      { codes },
    );
    expect(answer?.regions).toHaveLength(4);
    // One for the regions, one for their ancestors.
    expect(statementsOf(database).count - before).toBe(2);
  });

  it('pages through children of either kind without gap or repeat', async () => {
    for (const field of ['children', 'children(level: VILLAGE)']) {
      const withPage = field.includes('(') ? field.replace(')', ', PAGE)') : `${field}(PAGE)`;
      const seen: string[] = [];
      let after: string | null = null;
      for (let i = 0; i < 9; i++) {
        const page = withPage.replace('PAGE', `first: 1${after ? `, after: "${after}"` : ''}`);
        const answer = await data(
          `{ region(code: "990101001000") { list: ${page} { edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
        );
        const list = valueAt<{
          edges: { cursor: string; node: { code: string } }[];
          pageInfo: Record<string, unknown>;
        }>(answer, 'region', 'list');
        const cursor: string | undefined = list.edges[0]?.cursor;
        expect(list.edges).toHaveLength(1);
        seen.push(...list.edges.map(({ node }) => node.code));
        expect(list.pageInfo).toEqual({
          hasNextPage: seen.length < 2,
          hasPreviousPage: seen.length > 1,
          startCursor: cursor,
          endCursor: cursor,
        });
        if (!list.pageInfo.hasNextPage) break;
        after = cursor ?? null;
      }
      expect(seen).toEqual(['990101001001', '990101001200']);
    }
  });

  it('gives nested parents each their own list', async () => {
    const answer = await data(
      `query ($codes: [ID!]!) { regions(codes: $codes) {
        children(level: VILLAGE, first: 1) { nodes { code } pageInfo { hasNextPage } }
        grids(first: 2) { nodes { gridCode } } } }`,
      { codes: ['990100000000', '990101001000', '990102001001'] },
    );
    expect(answer?.regions).toEqual([
      {
        children: { nodes: [{ code: '990101001001' }], pageInfo: { hasNextPage: true } },
        grids: { nodes: [{ gridCode: '990101001001001' }, { gridCode: '990101001001002' }] },
      },
      {
        children: { nodes: [{ code: '990101001001' }], pageInfo: { hasNextPage: true } },
        grids: { nodes: [{ gridCode: '990101001001001' }, { gridCode: '990101001001002' }] },
      },
      {
        children: { nodes: [], pageInfo: { hasNextPage: false } },
        grids: { nodes: [{ gridCode: '990102001001001' }] },
      },
    ]);
  });

  it('lists grids in force, staffed or not, of one kind', async () => {
    const grids = (given: string) => nodes('990101000000', `grids${given}`, 'gridCode');
    expect(await grids('')).toEqual([
      '990101001001001',
      '990101001001002',
      '990101001200001',
      '990101100200001',
    ]);
    expect(await grids('(hasWorker: false)')).toEqual(['990101001200001']);
    expect(await grids('(hasWorker: true, kind: COMPREHENSIVE)')).toEqual([
      '990101001001001',
      '990101100200001',
    ]);
  });

  it('tells who is on duty in a grid, and where else', async () => {
    expect(
      await data(
        `{ staffed: grid(gridCode: "990101001001001") { name kind hasWorker region { name urbanRural } validFrom validTo
             workers { workerId displayName employment officePhone grids { gridCode } } }
           vacant: grid(gridCode: "990101001200001") { hasWorker workers { workerId } }
           retired: grid(gridCode: "990101001199001") { validTo region { validTo } } }`,
      ),
    ).toEqual({
      staffed: {
        name: '一',
        kind: 'COMPREHENSIVE',
        hasWorker: true,
        region: { name: '锦鲤居委会', urbanRural: '111' },
        validFrom: '2020-01-01',
        validTo: null,
        workers: [
          {
            workerId: 'W1',
            displayName: '王云',
            employment: 'FULL_TIME',
            officePhone: '12900000001',
            grids: [{ gridCode: '990101001001001' }],
          },
          {
            workerId: 'W2',
            displayName: '李鹤',
            employment: 'PART_TIME',
            officePhone: null,
            grids: [{ gridCode: '990101001001001' }, { gridCode: '990101001001002' }],
          },
        ],
      },
      vacant: { hasWorker: false, workers: [] },
      retired: { validTo: '2022-06-30', region: { validTo: '2022-06-30' } },
    });
  });

  it('lists organisations village by village, of one kind', async () => {
    expect(await nodes('990100000000', 'organisations', 'name')).toEqual([
      '小学',
      '便利店',
      '幼儿园',
    ]);
    expect(await nodes('990100000000', 'organisations(kind: SCHOOL)', 'name')).toEqual([
      '小学',
      '幼儿园',
    ]);
    expect(await nodes('990101000000', 'organisations(kind: SCHOOL)', 'name')).toEqual(['小学']);
  });

  it('lists departments by region and kind', async () => {
    const names = async (given: string) => {
      const answer = await data(`{ departments${given} { nodes { uscc } } }`);
      return valueAt<{ uscc: string }[]>(answer, 'departments', 'nodes').map(({ uscc }) => uscc);
    };
    expect(await names('')).toEqual([petitionOffice, dataOffice]);
    expect(await names('(region: "990100000000")')).toEqual([petitionOffice, dataOffice]);
    expect(await names('(region: "990101000000")')).toEqual([dataOffice]);
    expect(await names('(kind: PETITION_OFFICE)')).toEqual([petitionOffice]);
  });

  it('finds the data resources that feed an indicator, with terms and freshness', async () => {
    expect(
      await data(
        `{ dataResources(indicator: "E01") { nodes { resourceCode name provider { name parent { name } region { name } }
             shareType shareCondition legalBasis updateCycle dataLevel updatedAt indicators } } }`,
      ),
    ).toEqual({
      dataResources: {
        nodes: [
          {
            resourceCode: 'R1',
            name: '资源R1',
            provider: { name: '扶摇市信访局', parent: null, region: { name: '扶摇市' } },
            shareType: 'CONDITIONAL',
            shareCondition: '限履职使用',
            legalBasis: '《信访工作条例》',
            updateCycle: 'DAILY',
            dataLevel: 'GENERAL',
            updatedAt: '2026-10-30T08:00:00Z',
            indicators: ['E01', 'E02'],
          },
        ],
      },
    });
  });

  it('lists data resources by provider, and those of a department alike', async () => {
    const answer = await data(
      `{ a: dataResources(provider: "${petitionOffice}", indicator: "E02") { nodes { resourceCode } }
         b: dataResources(provider: "${dataOffice}", indicator: "E02") { nodes { resourceCode } }
         c: department(uscc: "${petitionOffice}") { dataResources(first: 1) { nodes { resourceCode } pageInfo { hasNextPage } } } }`,
    );
    expect(answer).toEqual({
      a: { nodes: [{ resourceCode: 'R1' }, { resourceCode: 'R2' }] },
      b: { nodes: [] },
      c: { dataResources: { nodes: [{ resourceCode: 'R1' }], pageInfo: { hasNextPage: true } } },
    });
  });

  it('keeps the order of the codes asked for, repeats included, null for unknown ones', async () => {
    const codes = ['990102000000', '990199000000', '990101000000', '990102000000'];
    expect(
      await data('query ($codes: [ID!]!) { regions(codes: $codes) { name } }', { codes }),
    ).toEqual({ regions: [{ name: '羲和县' }, null, { name: '望舒区' }, { name: '羲和县' }] });
  });

  it('finds a region as of a day, and a retired one without a day', async () => {
    const ask = (given: string) =>
      directory.ask(analyst, `{ region(${given}) { code validFrom validTo } }`);
    const retired = { code: '990101001199', validFrom: '2016-01-01', validTo: '2022-06-30' };
    expect(await ask('code: "990101001199"')).toEqual({ data: { region: retired } });
    expect(await ask('code: "990101001199", asOf: "2022-06-30"')).toEqual({
      data: { region: retired },
    });
    for (const day of ['2022-07-01', '2015-12-31']) {
      const answer = await ask(`code: "990101001199", asOf: "${day}"`);
      expect(answer.data).toEqual({ region: null });
      expect(codesOf(answer)).toEqual(['REGION_NOT_FOUND']);
    }
  });

  it('answers null for a department that does not exist', async () => {
    expect(await data('{ department(uscc: "91350100M000100Y43") { name } }')).toEqual({
      department: null,
    });
  });
});
