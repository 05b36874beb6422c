import { setMaxListeners } from 'node:events';
import type { Subgraph, SubgraphRequest, SubgraphResponse } from '@civicgraph/shared';
import { answerInTime } from '@civicgraph/shared';
import { createHttpSubgraph } from '../createHttpSubgraph';
import { createResilientSubgraph, type ResilienceOptions } from '../createResilientSubgraph';
import { answerInvalid, unavailable, unreached } from '../subgraphFailure';
import { fakeServer, until } from './fakeServer';

type Script = (request: SubgraphRequest, number: number) => Promise<SubgraphResponse>;

const good: SubgraphResponse = { data: { x: 1 } };
const never = new Promise<SubgraphResponse>(() => {});
const query = { query: '{ x }', isIdempotent: true };
const write = { query: 'mutation { x }', isIdempotent: false };

/** A subgraph that answers by a script, and what was told of it. */
function scripted(script: Script, options: ResilienceOptions = {}) {
  const events: string[] = [];
  const asked: SubgraphRequest[] = [];
  const subgraph: Subgraph = {
    name: 'near',
    execute: (request) =>
      answerInTime('near', request, () => {
        asked.push(request);
        return script(request, asked.length);
      }),
    checkReady: async () => {},
    close: async () => {},
  };
  const resilient = createResilientSubgraph(subgraph, {
    ...options,
    observer: {
      fetched: ({ outcome }) => events.push(outcome),
      retried: () => events.push('retry'),
      circuitChanged: ({ state }) => events.push(state),
    },
  });
  return { resilient, events, asked };
}

const reasonOf = ({ errors }: SubgraphResponse) => /\((.*)\)/.exec(errors?.[0]?.message ?? '')?.[1];
const codeOf = ({ errors }: SubgraphResponse) => errors?.[0]?.extensions?.code;

describe('a fetch that fails', () => {
  it('is sent again when the subgraph cannot have begun', async () => {
    const { resilient, events, asked } = scripted(async (_request, number) =>
      number < 3 ? unreached('near', 'HTTP 503') : good,
    );
    expect(await resilient.execute(query)).toBe(good);
    expect(asked).toHaveLength(3);
    expect(events).toEqual(['retry', 'retry', 'ok']);
  });

  it('is sent three times at most', async () => {
    const { resilient, events } = scripted(async () => unreached('near', 'connection refused'));
    expect(reasonOf(await resilient.execute(query))).toBe('connection refused');
    expect(events).toEqual(['retry', 'retry', 'unavailable']);
  });

  it.each<[string, SubgraphRequest, SubgraphResponse, string]>([
    ['a mutation', write, unreached('near', 'HTTP 503'), 'unavailable'],
    [
      'one not known to do no harm twice',
      { query: '{ x }' },
      unreached('near', 'x'),
      'unavailable',
    ],
    [
      'one that may have been worked on',
      query,
      unavailable('near', 'connection lost'),
      'unavailable',
    ],
    ['an invalid answer', query, answerInvalid('near', 'not JSON'), 'invalid'],
    ['an error of GraphQL', query, { errors: [{ message: 'no' }] }, 'errors'],
  ])('is not sent again: %s', async (_what, request, response, outcome) => {
    const { resilient, events, asked } = scripted(async () => response);
    expect(await resilient.execute(request)).toBe(response);
    expect(asked).toHaveLength(1);
    expect(events).toEqual([outcome]);
  });

  it('is sent again only within the budget', async () => {
    const { resilient, events } = scripted(async (_request, number) =>
      number % 2 === 0 ? unreached('near', 'HTTP 503') : good,
    );
    for (let count = 0; count < 60; count++) await resilient.execute(query);
    // Ten in hand, six earned by the fetches, and one a second.
    expect(events.filter((event) => event === 'retry').length).toBeLessThanOrEqual(20);
    expect(events).toContain('unavailable');
  });

  it('is not sent again for a client that is gone', async () => {
    const client = new AbortController();
    const { resilient, events, asked } = scripted(async () => {
      client.abort();
      return unreached('near', 'HTTP 503');
    });
    await resilient.execute({ ...query, signal: client.signal });
    expect(asked).toHaveLength(1);
    expect(events).toEqual(['aborted']);
  });

  it('of a subgraph that throws is an error like any other', async () => {
    const thrown: unknown[] = [];
    const { resilient, events } = scripted(
      async () => {
        throw new Error('secret');
      },
      { threw: (...what) => thrown.push(...what) },
    );
    const response = await resilient.execute({ ...query, requestId: 'r-1' });
    expect(response.errors?.[0]?.extensions).toEqual({
      code: 'SUBGRAPH_ANSWER_INVALID',
      subgraph: 'near',
    });
    expect(response.errors?.[0]?.message).not.toContain('secret');
    expect(thrown).toEqual(['near', 'r-1', expect.any(Error)]);
    expect(events).toEqual(['invalid']);
  });
});

describe('the time of a fetch', () => {
  it('ends with what the subgraph may take', async () => {
    const { resilient, events, asked } = scripted(() => never, { timeoutMs: 30 });
    const response = await resilient.execute({ ...query, deadline: Date.now() + 5000 });
    expect([codeOf(response), reasonOf(response)]).toEqual([
      'SUBGRAPH_UNAVAILABLE',
      'no answer within 30 ms',
    ]);
    expect(events).toEqual(['timeout']);
    expect(asked).toHaveLength(1);
  });

  it('ends with the time of the request', async () => {
    const { resilient, events } = scripted(() => never);
    const response = await resilient.execute({ ...query, deadline: Date.now() + 30 });
    expect(codeOf(response)).toBe('DEADLINE_EXCEEDED');
    expect(events).toEqual(['timeout']);
  });

  it('ends with the client', async () => {
    const client = new AbortController();
    const { resilient, events, asked } = scripted(() => never);
    const response = resilient.execute({ ...query, signal: client.signal });
    await until(() => asked.length === 1);
    client.abort();
    await response;
    expect(events).toEqual(['aborted']);
  });
});

describe('the circuit of a subgraph', () => {
  const lost = async () => unavailable('near', 'connection lost');

  it('opens when it does not answer, and closes when it answers again', async () => {
    let isUp = false;
    const { resilient, events, asked } = scripted(async () => (isUp ? good : lost()), {
      circuitOpenMs: 0,
    });
    for (let count = 0; count < 5; count++) await resilient.execute(query);
    expect(events.splice(0)).toEqual([...Array(4).fill('unavailable'), 'open', 'unavailable']);
    await resilient.execute(query);
    expect(events.splice(0)).toEqual(['halfOpen', 'open', 'unavailable']);
    isUp = true;
    expect(await resilient.execute(query)).toBe(good);
    expect(events.splice(0)).toEqual(['halfOpen', 'closed', 'ok']);
    expect(await resilient.execute(query)).toBe(good);
    expect(asked).toHaveLength(8);
  });

  it('answers at once while it is open, and tries no more', async () => {
    const { resilient, asked } = scripted(lost);
    for (let count = 0; count < 5; count++) await resilient.execute(query);
    const response = await resilient.execute(query);
    expect([codeOf(response), reasonOf(response)]).toEqual([
      'SUBGRAPH_UNAVAILABLE',
      'circuit open',
    ]);
    expect(asked).toHaveLength(5);
  });

  it('lets one fetch try and answers the others at once', async () => {
    let answer: (response: SubgraphResponse) => void = () => {};
    const { resilient, asked } = scripted(
      (_request, number) =>
        number <= 5
          ? lost()
          : new Promise((resolve) => {
              answer = resolve;
            }),
      { circuitOpenMs: 0 },
    );
    for (let count = 0; count < 5; count++) await resilient.execute(query);
    const trial = resilient.execute(query);
    expect(reasonOf(await resilient.execute(query))).toBe('circuit open');
    answer(good);
    expect(await trial).toBe(good);
    expect(asked).toHaveLength(6);
  });

  it.each<[string, SubgraphResponse]>([
    ['errors of GraphQL', { errors: [{ message: 'no' }] }],
    ['invalid answers', answerInvalid('near', 'not JSON')],
  ])('stays closed for %s', async (_what, response) => {
    const { resilient, events } = scripted(async () => response);
    for (let count = 0; count < 30; count++) await resilient.execute(query);
    expect(new Set(events).size).toBe(1);
  });

  it('cannot be opened by clients that give no time, or leave', async () => {
    const { resilient, events } = scripted(() => never);
    const client = new AbortController();
    setMaxListeners(0, client.signal);
    const answers = Array.from({ length: 30 }, (_, index) =>
      resilient.execute(
        index % 2 ? { ...query, deadline: Date.now() + 1 } : { ...query, signal: client.signal },
      ),
    );
    client.abort();
    await Promise.all(answers);
    expect([...new Set(events)].sort()).toEqual(['aborted', 'timeout']);
  });

  it('stays open when the client of the trial leaves', async () => {
    const client = new AbortController();
    const { resilient, events, asked } = scripted(
      (_request, number) => (number <= 5 ? lost() : never),
      { circuitOpenMs: 0 },
    );
    for (let count = 0; count < 5; count++) await resilient.execute(query);
    events.splice(0);
    const trial = resilient.execute({ ...query, signal: client.signal });
    await until(() => asked.length === 6);
    client.abort();
    await trial;
    expect(events).toEqual(['halfOpen', 'open', 'aborted']);
  });
});

describe('a subgraph over HTTP', () => {
  it('is asked again after 503, and not for a mutation', async () => {
    const server = await fakeServer((response, { number }) =>
      number === 1 || number === 3
        ? response.writeHead(503).end()
        : response.end('{"data":{"x":1}}'),
    );
    const subgraph = createResilientSubgraph(createHttpSubgraph({ name: 'far', url: server.url }));
    expect(await subgraph.execute(query)).toEqual({ data: { x: 1 } });
    expect(reasonOf(await subgraph.execute(write))).toBe('HTTP 503');
    expect(server.requests).toHaveLength(3);
    await subgraph.close();
    await server.close();
  });

  it('loses the connection of a fetch that takes too long', async () => {
    const server = await fakeServer(() => {});
    const subgraph = createResilientSubgraph(createHttpSubgraph({ name: 'far', url: server.url }), {
      timeoutMs: 50,
    });
    expect(reasonOf(await subgraph.execute(query))).toBe('no answer within 50 ms');
    expect(server.requests[0]?.headers['x-timeout-ms']).toBe('50');
    await until(() => server.open() === 0);
    await subgraph.close();
    await server.close();
  });
});
