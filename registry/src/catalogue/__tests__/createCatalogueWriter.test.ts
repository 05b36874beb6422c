import { EventEmitter, once } from 'node:events';
import type {
  CatalogueEntry,
  CatalogueSource,
  CatalogueUse,
  DataCatalogue,
  OperationUse,
} from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import {
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';

const sdl = (field: string) => `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9")
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", import: ["@resource"])
type Query { places: [Place!]! }
type Place @resource(code: "A-1", name: "Places", shareType: "CONDITIONAL", legalBasis: "Law", updateCycle: "DAILY", dataLevel: "GENERAL") {
  ${field}: Int
}`;

const own = (field: string) => ({ name: 'places', owner, sdl: sdl(field), url: null });

const use: OperationUse = {
  operationHash: 'a'.repeat(64),
  operationName: 'Places',
  document: 'query Places { places { code } }',
  client: null,
  clientVersion: null,
  department: owner,
  coordinates: ['Place.code', 'Query.places'],
  day: new Date().toISOString().slice(0, 10),
  count: 2,
};

/** A directory that keeps what it is told, and fails as often as it is told to. */
class FakeCatalogue extends EventEmitter implements DataCatalogue {
  failures = 0;
  readonly told: string[] = [];
  readonly registries = new Set<string>();
  uses: readonly CatalogueUse[] = [];
  isClosed = false;

  async writeEntries(entries: readonly CatalogueEntry[], source: CatalogueSource): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      this.emit('failed');
      throw new Error('The directory is away.');
    }
    const fields = entries.flatMap((entry) => entry.fields.map(({ coordinate }) => coordinate));
    this.registries.add(source.registry);
    this.told.push(`${source.version} ${entries.map(({ code }) => code)} ${fields}`);
    this.emit('entries');
  }
  async writeUses(uses: readonly CatalogueUse[]): Promise<void> {
    this.uses = uses;
  }
  async close(): Promise<void> {
    this.isClosed = true;
  }
}

describeOnEachDatabase('The directory', (databases) => {
  const catalogue = new FakeCatalogue();
  let hub: TestRegistry;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url(), { catalogue });
  });

  test('is told of each supergraph, and of nothing before the first', async () => {
    let written = once(catalogue, 'entries');
    await hub.registry.publishOwn([own('code')]);
    await written;
    written = once(catalogue, 'entries');
    await hub.registry.publishOwn([own('area')]);
    await written;
    expect(catalogue.told).toEqual(['1 A-1 Place.code', '2 A-1 Place.area']);
  });

  test('that fails fails no publish, and is told again', async () => {
    catalogue.failures = 1;
    const failed = once(catalogue, 'failed');
    const written = once(catalogue, 'entries');
    await hub.registry.publishOwn([own('code')]);
    await failed;
    await written;
    expect(catalogue.told.at(-1)).toBe('3 A-1 Place.code');
  });

  test('is told of uses at the end, and closed', async () => {
    await hub.registry.recordUses([use, { ...use, department: null, count: 3 }]);
    await hub.registry.recordUses([
      { ...use, operationHash: 'b'.repeat(64), coordinates: ['Query.places'] },
    ]);
    expect(catalogue.uses).toEqual([]);
    await hub.close();
    const common = {
      resourceCode: 'A-1',
      operationName: 'Places',
      operationHash: use.operationHash,
      lastUsedOn: use.day,
    };
    expect(catalogue.uses).toEqual([
      { ...common, department: null, count: 3 },
      { ...common, department: owner, count: 2 },
    ]);
    expect(catalogue.isClosed).toBe(true);
  });

  test('is told at a start what is current', async () => {
    const other = new FakeCatalogue();
    const written = once(other, 'entries');
    const again = await openTestRegistry(databases.url(), { catalogue: other });
    await written;
    await again.close();
    expect(other.told).toEqual(['3 A-1 Place.code']);
    expect([...other.registries]).toEqual([...catalogue.registries]);
    expect([...other.registries]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });
});
