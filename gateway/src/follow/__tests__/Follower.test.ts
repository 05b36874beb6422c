import { HubError, type SupergraphVersion } from '@civicgraph/shared';
import pino from 'pino';
import { createFollower } from '../Follower';
import { createRegistryLine } from '../RegistryLine';
import { type FakeRegistry, fakeRegistry } from './fakeRegistry';

const numbered = (version: number, supergraphSdl = `type Query { v${version}: Int }`) => ({
  version,
  supergraphSdl,
  subgraphs: [{ name: 'city', url: null }],
});

interface Setup {
  readonly kept?: SupergraphVersion | null;
  readonly waitMs?: number;
  /** Throws for what cannot be served. */
  readonly load?: (version: SupergraphVersion) => Promise<void>;
}

/** A follower that asks without pauses, and notes what it serves, keeps and logs. */
function setUp(registry: FakeRegistry, { kept, waitMs = 0, load = async () => {} }: Setup = {}) {
  const served: string[] = [];
  const written: number[] = [];
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  const follower = createFollower({
    line: createRegistryLine(registry, 'g-1', logger),
    file: kept === undefined ? undefined : { read: async () => kept, write: note },
    async serve(version) {
      await load(version);
      served.push(`${version.version} ${version.supergraphSdl}`);
    },
    logger,
    waitMs,
    pauseMs: 0,
  });
  async function note({ version }: SupergraphVersion) {
    written.push(version);
  }
  running.push(follower);
  return {
    follower,
    served,
    written,
    faults: () =>
      lines
        .filter(({ level }) => level === 50)
        .map(({ code, supergraph }) => ({ code, supergraph })),
    told: () => lines.map(({ msg }) => msg),
  };
}

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const textOf = ({ version, supergraphSdl }: SupergraphVersion) => `${version} ${supergraphSdl}`;
const [one, two, three] = [numbered(1), numbered(2), numbered(3)];

describe('a follower', () => {
  it('takes up what the registry has, and each version after it', async () => {
    const registry = fakeRegistry(one);
    const { follower, served, written } = setUp(registry, { kept: null });
    await follower.start();
    registry.current = three;
    await registry.asked(2);
    registry.current = two;
    await registry.asked(2);
    expect(served).toEqual([one, three, two].map(textOf));
    expect(written).toEqual([1, 3, 2]);
    expect(registry.reports.at(-1)).toEqual({ gateway: 'g-1', version: 2 });
    expect(registry.reports[0]).toEqual({ gateway: 'g-1', version: null });
  });

  it('goes on with what it has while one cannot be loaded, tells so once, and takes the next', async () => {
    const registry = fakeRegistry(one);
    const { follower, served, written, faults } = setUp(registry, {
      kept: null,
      async load({ version }) {
        if (version === 2) throw new HubError('CONFIGURATION_INVALID', 'No such subgraph.');
      },
    });
    await follower.start();
    registry.current = two;
    await registry.asked(5);
    expect(served).toEqual([textOf(one)]);
    expect(registry.reports.at(-1)).toEqual({ gateway: 'g-1', version: 1 });
    registry.current = three;
    await registry.asked(2);
    expect(served).toEqual([one, three].map(textOf));
    expect(written).toEqual([1, 3]);
    expect(faults()).toEqual([{ code: 'CONFIGURATION_INVALID', supergraph: 2 }]);
  });

  it('tries one that failed again after many questions, and no sooner', async () => {
    const registry = fakeRegistry(one);
    const tries: number[] = [];
    const { follower, served, faults } = setUp(registry, {
      async load({ version }) {
        tries.push(version);
        if (version === 2 && tries.length < 3) throw new Error('secret');
      },
    });
    await follower.start();
    registry.current = two;
    await registry.asked(59);
    expect(tries).toEqual([1, 2]);
    await registry.asked(5);
    expect(tries).toEqual([1, 2, 2]);
    expect(served).toEqual([one, two].map(textOf));
    expect(faults()).toEqual([{ code: 'INTERNAL_ERROR', supergraph: 2 }]);
  });

  it('tells once that the registry is away, and once that it is back', async () => {
    const registry = fakeRegistry(one);
    const { follower, served, faults, told } = setUp(registry);
    await follower.start();
    registry.isAway = true;
    await registry.asked(5);
    registry.current = two;
    registry.isAway = false;
    await registry.asked(3);
    expect(served).toEqual([one, two].map(textOf));
    expect(faults()).toEqual([{ code: 'REGISTRY_UNAVAILABLE', supergraph: undefined }]);
    expect(told()).toEqual([
      'a supergraph serves',
      'the registry does not answer; what is served stays',
      'the registry answers again',
      'a supergraph serves',
    ]);
  });

  it('starts with what was kept while the registry is away, and follows it when it is back', async () => {
    const registry = fakeRegistry(three);
    registry.isAway = true;
    const { follower, served, faults } = setUp(registry, { kept: two });
    await follower.start();
    expect(served).toEqual([textOf(two)]);
    registry.isAway = false;
    await registry.asked(2);
    expect(served).toEqual([two, three].map(textOf));
    expect(faults()).toEqual([{ code: 'REGISTRY_UNAVAILABLE', supergraph: undefined }]);
  });

  it('takes the word of the registry over what was kept under the same or a higher number', async () => {
    const registry = fakeRegistry(two);
    const { follower, served } = setUp(registry, { kept: three });
    await follower.start();
    expect(served).toEqual([textOf(two)]);

    const begunAnew = fakeRegistry(numbered(2, 'type Query { another: Int }'));
    begunAnew.isAway = true;
    const second = setUp(begunAnew, { kept: two });
    await second.follower.start();
    begunAnew.isAway = false;
    await begunAnew.asked(2);
    expect(second.served).toEqual([textOf(two), '2 type Query { another: Int }']);
  });

  it('does not take up again what it serves already', async () => {
    const registry = fakeRegistry(two);
    registry.isAway = true;
    const { follower, served } = setUp(registry, { kept: two });
    await follower.start();
    registry.isAway = false;
    await registry.asked(3);
    expect(served).toEqual([textOf(two)]);
    expect(registry.reports.at(-1)).toEqual({ gateway: 'g-1', version: 2 });
  });

  it('starts with what was kept when that of the registry cannot be loaded', async () => {
    const registry = fakeRegistry(three);
    const { follower, served, faults } = setUp(registry, {
      kept: two,
      async load({ version }) {
        if (version === 3) throw new HubError('COMPOSITION_FAILED', 'No.');
      },
    });
    await follower.start();
    await registry.asked(3);
    expect(served).toEqual([textOf(two)]);
    expect(faults()).toEqual([{ code: 'COMPOSITION_FAILED', supergraph: 3 }]);
  });

  it('takes what the registry has under the number of what was kept and could not be loaded', async () => {
    const registry = fakeRegistry();
    registry.isAway = true;
    const { follower, served } = setUp(registry, {
      kept: numbered(2, 'type Query {'),
      async load({ supergraphSdl }) {
        // What was kept is tried before the registry is waited for.
        registry.isAway = false;
        registry.current = two;
        if (supergraphSdl === 'type Query {') throw new Error('broken');
      },
    });
    await follower.start();
    expect(served).toEqual([textOf(two)]);
  });

  it('does not start with what cannot be loaded when there is nothing else', async () => {
    const { follower } = setUp(fakeRegistry(one), {
      async load() {
        throw new HubError('COMPOSITION_FAILED', 'No.');
      },
    });
    await expect(follower.start()).rejects.toMatchObject({ code: 'COMPOSITION_FAILED' });
  });

  it.each([
    ['is away', true],
    ['has none yet', false],
  ])('does not start while the registry %s and nothing was kept', async (_, isAway) => {
    const registry = fakeRegistry();
    registry.isAway = isAway;
    const { follower } = setUp(registry, { kept: null });
    await expect(follower.start()).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
  });

  it('waits for a registry that comes later', async () => {
    const registry = fakeRegistry();
    const { follower, served } = setUp(registry, { waitMs: 30_000 });
    const started = follower.start();
    await registry.asked(3);
    registry.current = one;
    await started;
    expect(served).toEqual([textOf(one)]);
  });

  it('stops once what is being taken up has been, and asks no more', async () => {
    const registry = fakeRegistry(one);
    let finish = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { follower, served } = setUp(registry, {
      load: ({ version }) => {
        if (version === 1) return Promise.resolve();
        begin();
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    await follower.start();
    registry.current = two;
    await begun;
    const stopped = follower.stop().then(() => served.length);
    const asked = registry.reports.length;
    finish();
    expect(await stopped).toBe(2);
    expect(registry.reports).toHaveLength(asked);
  });
});
