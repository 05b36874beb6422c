import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { createComposingChecker } from '../../__tests__/fixtures/createComposingChecker';
import {
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import { historyOf, publish } from '../../__tests__/fixtures/publishing';
import { extending, places } from '../../__tests__/fixtures/schemas';
import type { CheckResult } from '../../check';

const composing = createComposingChecker();
/** What the next checks come to; composition where there is nothing. */
let checking: (() => Promise<CheckResult>) | undefined;
const checker = {
  ...composing,
  checkSubgraph: (input: Parameters<typeof composing.checkSubgraph>[0]) =>
    checking?.() ?? composing.checkSubgraph(input),
};
/** More than a hundredth of what one answer may hold. */
const large = `"${'x'.repeat(400_000)}" scalar Large\n${places()}`;

describeOnEachDatabase('A publisher who asks too much of the API', (databases) => {
  let hub: TestRegistry;
  let token: string;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url(), {}, checker);
    await hub.registry.publishOwn([{ name: 'places', owner, sdl: large, url: null }]);
    token = await hub.createToken('places');
  });
  beforeEach(() => {
    checking = undefined;
  });
  afterAll(() => hub.close());

  const check = 'check(input: { subgraph: "places", sdl: "" }) { passes }';

  test.each([
    ['checks', `{ a: ${check} b: ${check} }`],
    [
      'checks in a fragment',
      `{ ...C ... on Query { b: ${check} } } fragment C on Query { ${check} }`,
    ],
    [
      'comparisons',
      '{ a: supergraphDiff(from: 1) { message } b: supergraphDiff(from: 1) { message } }',
    ],
    ['mutations', 'mutation { a: revokeToken(id: "a") { id } b: revokeToken(id: "b") { id } }'],
  ])('has not several %s in one request', async (_, query) => {
    expect((await hub.ask(query, {}, token)).codes).toEqual(['QUERY_TOO_WIDE']);
  });

  test('has one of them beside what takes no time', async () => {
    const { codes } = await hub.ask(
      `{ viewer { label } ${check} status { operations } }`,
      {},
      token,
    );
    expect(codes).toEqual([]);
  });

  test('gets no answer that repeats schemas without end', async () => {
    const aliases = Array.from({ length: 90 }, (_, index) => `a${index}: supergraph { sdl }`);
    const { codes } = await hub.ask(`{ ${aliases.join(' ')} }`, {}, token);
    expect(new Set(codes)).toEqual(new Set(['QUERY_TOO_COSTLY']));
  });

  test('has eight requests under way at most; others are not held up', async () => {
    let end: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      end = resolve;
    });
    let started = 0;
    let tellAllStarted: (() => void) | undefined;
    const allStarted = new Promise<void>((resolve) => {
      tellAllStarted = resolve;
    });
    checking = async () => {
      started += 1;
      if (started === 8) tellAllStarted?.();
      await gate;
      return { findings: [], supergraphSdl: null };
    };
    const checks = Array.from({ length: 8 }, () => hub.ask(`{ ${check} }`, {}, token));
    await allStarted;
    expect(await hub.ask('{ viewer { label } }', {}, token)).toMatchObject({
      status: 429,
      codes: ['REGISTRY_TOKEN_BUSY'],
    });
    expect((await hub.ask('{ viewer { label } }')).codes).toEqual([]);
    end?.();
    await Promise.all(checks);
    expect((await hub.ask('{ viewer { label } }', {}, token)).codes).toEqual([]);
    expect((await historyOf(hub)).at(-1)).toMatchObject({
      by: 'places pipeline',
      action: 'REQUEST',
      codes: ['REGISTRY_TOKEN_BUSY'],
    });
  });

  test('finds a check that breaks in the history, and the registry as it was', async () => {
    checking = () => Promise.reject(new Error('type Secret'));
    const sdl = extending('note');
    expect(
      await publish(hub, { subgraph: 'places', sdl, url: 'http://127.0.0.1:1' }, token),
    ).toEqual({
      codes: ['INTERNAL_ERROR'],
    });
    expect((await historyOf(hub)).at(-1)).toEqual({
      by: 'places pipeline',
      action: 'PUBLISH',
      subgraph: 'places',
      outcome: 'REFUSED',
      codes: ['INTERNAL_ERROR'],
      count: 1,
    });
    expect((await hub.ask('{ supergraph { version } }')).data).toEqual({
      supergraph: { version: 1 },
    });
  });

  test('fills no history with names that it may not publish', async () => {
    const before = await historyOf(hub);
    for (const subgraph of ['a', 'b', 'c', 'd']) await publish(hub, { subgraph, sdl: '' }, token);
    const added = (await historyOf(hub)).slice(before.length);
    expect(added.length).toBeLessThanOrEqual(2);
    expect(added.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  test('fills no history with refusals that are alike', async () => {
    const before = await historyOf(hub);
    const input = { subgraph: 'places', sdl: 'x'.repeat(1024 * 1024 + 1) };
    const results = await Promise.all(Array.from({ length: 6 }, () => publish(hub, input, token)));
    expect(new Set(results.map(({ codes }) => codes.join()))).toEqual(new Set(['SDL_TOO_LARGE']));
    const added = (await historyOf(hub)).slice(before.length);
    expect(added.length).toBeLessThanOrEqual(2);
    expect(added.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });
});
