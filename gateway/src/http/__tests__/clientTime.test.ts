import { Client } from 'undici';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';
import { until } from '../../engine/transports/__tests__/fakeServer';
import type { GatewayOptions } from '../GatewayOptions';
import { type ServedFake, serveFake } from './serveFake';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A city whose subgraphs are behind HTTP and hold some fetches back. */
async function startCity(held: readonly string[], options: Partial<GatewayOptions> = {}) {
  const places = await serveFake(placesSubgraph(), held);
  const people = await serveFake(peopleSubgraph(), held);
  const city = await startGateway({
    subgraphs: [places.subgraph, people.subgraph],
    closeGraceMs: 50,
    ...options,
  });
  opened.push(places.server.close, people.server.close, () => city.gateway.close());
  return { city, places, people };
}

/** Sends an operation, and goes before it is answered, once `isTime`. */
async function askAndLeave(city: TestGateway, query: string, isTime: () => boolean) {
  const client = new Client(city.gateway.url);
  const answer = client.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${city.token}` },
    body: JSON.stringify({ query }),
  });
  answer.catch(() => {});
  await until(isTime);
  await client.destroy();
}

describe('a client that leaves', () => {
  it.each(['civic', 'apollo'] as const)('ends the fetches behind it (%s)', async (engine) => {
    const { city, places, people } = await startCity(['slow', 'role'], { engine });
    await askAndLeave(
      city,
      '{ slow role }',
      () => places.server.open() === 1 && people.server.open() === 1,
    );
    await until(() => places.server.open() === 0 && people.server.open() === 0);
  });

  it('has nothing sent for it any more', async () => {
    const { city, places, people } = await startCity(['place']);
    const before = people.server.requests.length;
    await askAndLeave(city, '{ place(id: "1") { mayor } }', () => places.server.open() === 1);
    await until(() => places.server.open() === 0);
    await city.ask('{ __typename }');
    expect(people.server.requests).toHaveLength(before);
  });

  it.each(['civic', 'apollo'] as const)('does not end a mutation (%s)', async (engine) => {
    const { city, places } = await startCity(['rename', 'slow'], { engine });
    const query = 'mutation { rename(id: "1", name: "N") { name } }';
    await askAndLeave(city, query, () => places.server.open() === 1);
    // Once the gateway has seen this client leave, it has seen the one before.
    await askAndLeave(city, '{ slow }', () => places.server.open() === 2);
    await until(() => places.server.cut() === 1);
    expect(places.server.open()).toBe(1);
    places.release();
    await until(() => places.server.open() === 0);
    expect(places.server.cut()).toBe(1);
  });
});

describe('the time of a request', () => {
  const late = (subgraph: string, path: string[]) => ({
    message: expect.stringContaining(`the subgraph "${subgraph}"`),
    path,
    extensions: { code: 'DEADLINE_EXCEEDED', subgraph },
  });
  const timeout = (ms: number) => ({ headers: { 'x-timeout-ms': `${ms}` } });
  const lastOf = ({ server }: ServedFake) => server.requests.at(-1)?.headers['x-timeout-ms'];

  it('goes with the fetches, as what is left of it', async () => {
    const { city, people } = await startCity([]);
    await city.ask('{ role }', timeout(5000));
    expect(Number(lastOf(people))).toBeLessThanOrEqual(5000);
    expect(Number(lastOf(people))).toBeGreaterThan(0);
    await city.ask('{ role }', timeout(500_000));
    expect(Number(lastOf(people))).toBeLessThanOrEqual(10_000);
    expect(Number(lastOf(people))).toBeGreaterThan(5000);
  });

  it('is no longer than the gateway allows', async () => {
    const { city, people } = await startCity([], { requestTimeoutMs: 3000 });
    await city.ask('{ role }', timeout(500_000));
    expect(Number(lastOf(people))).toBeLessThanOrEqual(3000);
  });

  it.each(['civic', 'apollo'] as const)('ends with what there is (%s)', async (engine) => {
    const { city } = await startCity(['slow'], { engine });
    const { status, body } = await city.ask('{ role slow }', timeout(200));
    expect(status).toBe(200);
    expect(body.data).toEqual({ role: 'ANALYST', slow: null });
    expect(body.errors).toMatchObject([{ extensions: { code: 'DEADLINE_EXCEEDED' } }]);
  });

  it('that is over leaves an error for every fetch that was not made', async () => {
    const { city, people } = await startCity(['rename']);
    const before = people.server.requests.length;
    const { body } = await city.ask(
      'mutation { a: rename(id: "1", name: "N") { name } b: rename(id: "2", name: "N") { mayor } }',
      timeout(100),
    );
    expect(body).toEqual({
      data: { a: null, b: null },
      errors: [late('places', ['a']), late('places', ['b'])],
    });
    expect(people.server.requests).toHaveLength(before);
  });

  it('leaves a hole with an error where entities came too late', async () => {
    const { city } = await startCity(['_entities']);
    const { body } = await city.ask('{ place(id: "1") { name mayor } }', timeout(200));
    expect(body).toEqual({
      data: { place: { name: 'North', mayor: null } },
      errors: [late('people', ['place', 'mayor'])],
    });
  });

  it.each(['', '0', '-5', '1.5', 'soon', '1e3', '9'.repeat(40), '5, 6'])(
    'may not be %p',
    async (text) => {
      const { city } = await startCity([]);
      const answer = await city.ask('{ role }', { headers: { 'x-timeout-ms': text } });
      expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    },
  );
});

describe('a subgraph that does not answer', () => {
  it('is given up after its own time', async () => {
    const { city } = await startCity(['slow'], { subgraphTimeoutMs: 100 });
    const { body } = await city.ask('{ role slow }');
    expect(body.data).toEqual({ role: 'ANALYST', slow: null });
    expect(body.errors).toMatchObject([
      {
        message: expect.stringContaining('(no answer within 100 ms)'),
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'places' },
      },
    ]);
  });

  it('is left alone after some fetches, and costs others nothing', async () => {
    const { city, places } = await startCity([]);
    await places.server.close();
    const answers = [];
    for (let count = 0; count < 5; count++) answers.push(await city.ask('{ role slow }'));
    expect(answers.map(({ body }) => body.data)).toEqual(
      Array(5).fill({ role: 'ANALYST', slow: null }),
    );
    expect(answers.at(-1)?.body.errors[0].message).toContain('(circuit open)');
    expect(city.lines().filter(({ msg }) => msg === 'a circuit changed')).toMatchObject([
      { subgraph: 'places', state: 'open' },
    ]);
  });
});
