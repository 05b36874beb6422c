import { join } from 'node:path';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { importRegions } from '@civicgraph/subgraph-directory';
import { runHub, type TestHub } from './runHub';

/** A slice of the real tree: two provinces, two cities, two counties, 24 towns and 230 villages. */
const slice = join(__dirname, '../../../subgraphs/directory/src/import/__tests__/fixtures/slice');
const viewer = ['--role', 'analyst'];

describeOnEachDatabase('the real division tree', (databases) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await runHub(databases.url());
    const directory = hub.subgraphs.find(({ name }) => name === 'directory');
    if (directory) await importRegions(directory.database, slice);
  }, 120_000);
  afterAll(() => hub.close());

  const ask = async (query: string, as: readonly string[] = viewer) => {
    const { text } = await hub.ask('in process', as, query);
    return JSON.parse(text);
  };

  it('answers a village with its ancestors', async () => {
    expect(
      await ask('{ region(code: "110101001002") { name level ancestors { name level } } }'),
    ).toEqual({
      data: {
        region: {
          name: '银闸社区居委会',
          level: 'VILLAGE',
          ancestors: [
            { name: '东华门街道', level: 'TOWN' },
            { name: '东城区', level: 'COUNTY' },
            { name: '市辖区', level: 'CITY' },
            { name: '北京市', level: 'PROVINCE' },
          ],
        },
      },
    });
  });

  it('pages through the villages of a county, each once and in order', async () => {
    const codes: string[] = [];
    let after = '';
    for (;;) {
      const { data } = await ask(
        `{ region(code: "110101000000") { children(level: VILLAGE, first: 100${after}) { nodes { code } pageInfo { hasNextPage endCursor } } } }`,
      );
      const { nodes, pageInfo } = data.region.children;
      codes.push(...nodes.map(({ code }: { code: string }) => code));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(codes.length).toBeGreaterThan(100);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.every((code) => code.startsWith('110101'))).toBe(true);
  });

  it('shows towns right below a city that has no counties', async () => {
    const { data } = await ask(
      '{ region(code: "441900000000") { level children(first: 2) { nodes { name level parent { code } } } } }',
    );
    expect(data.region).toEqual({
      level: 'CITY',
      children: {
        nodes: ['东城街道', '南城街道'].map((name) => ({
          name,
          level: 'TOWN',
          parent: { code: '441900000000' },
        })),
      },
    });
  });

  it('has no statistics where no subgraph has data, and says so', async () => {
    const { data, errors } = await ask(
      '{ region(code: "110101001000") { gridCount incidentStats(period: "2026") { criminal { value reason } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.region.gridCount).toBe(0);
    expect(data.region.incidentStats?.criminal ?? { value: null, reason: 'NO_DATA' }).toEqual({
      value: null,
      reason: 'NO_DATA',
    });
  });

  it('hides what lies outside the viewer', async () => {
    const { data, errors } = await ask('{ region(code: "110101001000") { name } }', [
      '--role',
      'analyst',
      '--region',
      '990100000000',
    ]);
    expect([data, errors[0].extensions.code]).toEqual([{ region: null }, 'REGION_NOT_FOUND']);
  });
});
