import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Planners } from '../planners';
import { createPlanners } from '../planners/createPlanners';
import { createSupergraph, measureHeap, startServer } from './swapFixtures';

jest.mock('../planners/createPlanners', () => {
  const { createPlanners } = jest.requireActual('../planners/createPlanners');
  return { createPlanners: jest.fn(createPlanners) };
});

const a = createSupergraph('A');
const b = createSupergraph('B');
const which = '{ which }';

let stop: () => Promise<unknown> = async () => {};
const start = async (supergraph = a) => {
  const started = await startServer(supergraph);
  stop = () => started.server.stop();
  return started;
};

afterEach(() => stop());

describe('a swap', () => {
  it('changes over to the new supergraph', async () => {
    const { engine, ask } = await start();
    expect(await ask('{ which onlyA { id } }')).toEqual({
      data: { which: 'A', onlyA: { id: '1' } },
    });
    await engine.swap(b);
    expect(await ask('{ which onlyB { id } }')).toEqual({
      data: { which: 'B', onlyB: { id: '1' } },
    });
    expect(await ask('{ which onlyA { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });

  it('lets requests under way end on the old one', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { engine, ask } = await start(createSupergraph('A', () => gate));
    const answer = ask('{ which onlyA { id } }');
    await engine.swap(b);
    await engine.swap(b);
    open();
    expect(await answer).toEqual({ data: { which: 'A', onlyA: { id: '1' } } });
  });

  it('plans the operations in use before it changes over', async () => {
    const { engine, ask, counts } = await start();
    for (const query of [which, which, '{ onlyA { id } }']) await ask(query);
    expect(counts.planned).toBe(2);
    await engine.swap(b);
    expect(counts.planned).toBe(3);
    expect(await ask(which)).toEqual({ data: { which: 'B' } });
    expect(counts.planned).toBe(3);
  });

  it('parses and validates the documents in use before it changes over', async () => {
    const { engine, ask, parsed } = await start();
    for (const query of [which, '{ onlyA { id } }']) await ask(query);
    await engine.swap(b);
    expect(parsed.splice(0)).toEqual([which, '{ onlyA { id } }']);
    await ask(which);
    expect(parsed).toEqual([]);
    await ask('{ onlyA { id } }');
    expect(parsed).toEqual(['{ onlyA { id } }']);
  });

  it('changes the connections alone where nothing else differs', async () => {
    const { engine, ask, announced, counts } = await start();
    await ask(which);
    const { subgraphs } = b;
    await engine.swap({ supergraphSdl: a.supergraphSdl, subgraphs });
    expect(await ask(which)).toEqual({ data: { which: 'B' } });
    expect({ announced: announced(), ...counts }).toEqual({ announced: 1, planned: 1, swapped: 1 });
  });

  it('finds a supergraph that was left a moment ago as it was, and adds what was asked since', async () => {
    const { engine, ask, counts } = await start();
    await ask(which);
    await engine.swap(b);
    await ask('query Since { which }');
    expect(counts.planned).toBe(3);
    await engine.swap(a);
    expect(counts.planned).toBe(4);
    expect(await ask(which)).toEqual({ data: { which: 'A' } });
    expect(await ask('query Since { which }')).toEqual({ data: { which: 'A' } });
    expect(counts.planned).toBe(4);
  });

  it.each([
    ['cannot be read', 'type Query {'],
    ['no planner takes', a.supergraphSdl.replaceAll('graph: CITY', 'graph: TOWN')],
  ])('leaves the old serving when the new one %s', async (_, supergraphSdl) => {
    const { engine, ask, counts } = await start();
    await expect(engine.swap({ supergraphSdl, subgraphs: [] })).rejects.toThrow();
    expect(await ask('{ which onlyA { id } }')).toEqual({
      data: { which: 'A', onlyA: { id: '1' } },
    });
    expect(counts.swapped).toBe(0);
    await engine.swap(b);
    expect(await ask(which)).toEqual({ data: { which: 'B' } });
  });

  it('leaves the old serving when a listener throws', async () => {
    const { engine, ask } = await start();
    const unsubscribe = engine.onSchemaLoadOrUpdate(() => {
      throw new Error('The schema is refused.');
    });
    await expect(engine.swap(b)).rejects.toThrow('The schema is refused.');
    unsubscribe();
    expect(await ask('{ which onlyA { id } }')).toMatchObject({ data: { which: 'A' } });
    await engine.swap(b);
    expect(await ask(which)).toEqual({ data: { which: 'B' } });
  });

  it('follows the one that was asked for before', async () => {
    const { engine, ask } = await start();
    await Promise.all([engine.swap(b), engine.swap(a), engine.swap(b)]);
    expect(await ask(which)).toEqual({ data: { which: 'B' } });
  });
});

it('swaps 500 times under load, answers each request by one supergraph, and keeps none', async () => {
  const { engine, ask, schemasHeld } = await start();
  const planners: Planners = jest.mocked(createPlanners).mock.results.at(-1)?.value;
  const answers = { A: 0, B: 0 };
  let isOver = false;
  let swaps = 0;

  async function load(): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      // Introspection is answered by the schema a request is validated against.
      const answer = await ask(`query Ask${turn % 7} { which __type(name: "OnlyA") { name } }`);
      const name = JSON.stringify(answer).includes('OnlyA') ? 'A' : 'B';
      const __type = name === 'A' ? { name: 'OnlyA' } : null;
      expect(answer).toEqual({ data: { which: name, __type } });
      answers[name] += 1;
      await nextTurn();
    }
  }

  async function swap(times: number): Promise<void> {
    for (let turn = 0; turn < times; turn += 1) {
      swaps += 1;
      const name = turn % 2 === 0 ? 'B' : 'A';
      await engine.swap(createSupergraph(name, undefined, `\n# ${swaps}\n`));
    }
  }

  const measure = async () => ({ heap: await measureHeap(), rss: rssOf(planners) });
  const clients = Promise.all([load(), load()]);
  await swap(100);
  const before = await measure();
  await swap(400);
  const after = await measure();
  isOver = true;
  await clients;
  await measureHeap();

  expect(answers.A).toBeGreaterThan(100);
  expect(answers.B).toBeGreaterThan(100);
  // The one that serves, the two that stay ready, and what the last requests came with.
  expect(schemasHeld()).toBeLessThanOrEqual(5);
  expect(planners.pids()).toHaveLength(1);
  expect(after.heap - before.heap).toBeLessThan(3_000_000);
  expect(after.rss - before.rss).toBeLessThan(30_000_000);
}, 180_000);

/** Memory of the processes that plan, in bytes; 0 where the system does not tell. */
function rssOf(running: Planners): number {
  if (process.platform !== 'linux') return 0;
  return running.pids().reduce((sum, pid) => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return sum + Number(kilobytes) * 1024;
  }, 0);
}
