import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { createCheckRunner } from '../check';
import { openTestRegistry, type TestRegistry } from './fixtures/openTestRegistry';
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
/** The department that the entries of the outsider belong to. */
const ownerOf = (sdl: string) => /code: "([0-9A-Z]{18})-/.exec(sdl)?.[1] ?? '';

describeOnEachDatabase("An outsider beside the hub's own subgraphs", (databases) => {
  let hub: TestRegistry;
  let served: ServedSubgraph;
  let token: string;
  const first = schemaOf('disputes');
  let sdl = first;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url(), {}, createCheckRunner());
    await hub.registry.publishOwn(
      own.map((name) => ({ name, owner: ownerOf(first), sdl: schemaOf(name), url: null })),
    );
    served = await serveSubgraph(() => sdl);
    token = await hub.createToken('disputes', ownerOf(first));
  });
  afterAll(async () => {
    await closeServed();
    await hub.close();
  });

  const publishDisputes = () => publish(hub, { subgraph: 'disputes', sdl, url: served.url }, token);

  test('is accepted with all checks, once', async () => {
    expect(await publishDisputes()).toMatchObject({ outcome: 'ACCEPTED', supergraphVersion: 2 });
    expect(await publishDisputes()).toMatchObject({ outcome: 'UNCHANGED', supergraphVersion: 2 });
  });

  test('is told all that is wrong with a schema, and changes nothing by it', async () => {
    sdl = `${first}\nextend type Query { personScore: Int }`;
    expect(await publishDisputes()).toMatchObject({
      outcome: 'REFUSED',
      codes: expect.arrayContaining(['FORBIDDEN_NAME', 'MISSING_ACCESS', 'MISSING_DESCRIPTION']),
      supergraphVersion: 2,
    });
  });

  test('goes, and comes back to the same supergraph', async () => {
    const before = await supergraphSdl(hub, 2);
    expect(await deleteSubgraph(hub, 'disputes')).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await supergraphSdl(hub)).toBe(await supergraphSdl(hub, 1));
    expect(await rollback(hub, 'disputes', 1, token)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await supergraphSdl(hub)).toBe(before);
  });
});
