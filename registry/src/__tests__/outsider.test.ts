import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { createCheckRunner } from '../check';
import { openTestRegistry, owner, type TestRegistry } from './fixtures/openTestRegistry';
import { deleteSubgraph, publish, rollback, supergraphSdl } from './fixtures/publishing';
import { closeServed, type ServedSubgraph, serveSubgraph } from './fixtures/serveSubgraph';

const schemaOf = (name: string) =>
  readFileSync(join(__dirname, '..', '..', '..', 'subgraphs', name, 'schema.graphql'), 'utf8');
const own = [
  'accountability',
  'directory',
  'housing',
  'incidents',
  'petitions',
  'population',
  'special-populations',
];
const parks = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", import: ["@sensitivity", "@resource"])

type Query {
  "A park by its code. 公园"
  park(code: ID!): Park @authenticated
}

"A public park. 公园"
type Park
  @key(fields: "code")
  @authenticated
  @sensitivity(level: "PUBLIC")
  @resource(
    code: "${owner}-901"
    name: "公园基本信息"
    shareType: "UNCONDITIONAL"
    legalBasis: "《政务数据共享条例》"
    updateCycle: "YEARLY"
    dataLevel: "GENERAL"
  ) {
  code: ID!
  "Square metres. 面积"
  area: Int
}
`;

describeOnEachDatabase("An outsider beside the hub's own subgraphs", (databases) => {
  let hub: TestRegistry;
  let served: ServedSubgraph;
  let token: string;
  let sdl = parks;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url(), {}, createCheckRunner());
    await hub.registry.publishOwn(
      own.map((name) => ({ name, owner: owner, sdl: schemaOf(name), url: null })),
    );
    served = await serveSubgraph(() => sdl);
    token = await hub.createToken('parks');
  });
  afterAll(async () => {
    await closeServed();
    await hub.close();
  });

  const publishParks = () => publish(hub, { subgraph: 'parks', sdl, url: served.url }, token);

  test('is accepted with all checks, once', async () => {
    expect(await publishParks()).toMatchObject({ outcome: 'ACCEPTED', supergraphVersion: 2 });
    expect(await publishParks()).toMatchObject({ outcome: 'UNCHANGED', supergraphVersion: 2 });
  });

  test('is told all that is wrong with a schema, and changes nothing by it', async () => {
    sdl = `${parks}\nextend type Query { personScore: Int }`;
    expect(await publishParks()).toMatchObject({
      outcome: 'REFUSED',
      codes: expect.arrayContaining(['FORBIDDEN_NAME', 'MISSING_ACCESS', 'MISSING_DESCRIPTION']),
      supergraphVersion: 2,
    });
  });

  test('goes, and comes back to the same supergraph', async () => {
    const before = await supergraphSdl(hub, 2);
    expect(await deleteSubgraph(hub, 'parks')).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await supergraphSdl(hub)).toBe(await supergraphSdl(hub, 1));
    sdl = parks;
    const renewed = await hub.createToken('parks');
    expect(await rollback(hub, 'parks', 1, renewed)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await supergraphSdl(hub)).toBe(before);
  });
});
