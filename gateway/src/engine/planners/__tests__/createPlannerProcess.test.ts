import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlannerName, Planners } from '../Planner';
import { codeOf, compose, creators, planOf, shop, zoo, zooPanic } from './fixtures';

const open: Planners[] = [];
const create = (name: PlannerName, limits?: { readonly timeLimitMs: number }) => {
  const planners = creators[name](limits);
  open.push(planners);
  return planners;
};

afterEach(() => Promise.all(open.splice(0).map((planners) => planners.close())));

/** Takes a planner some milliseconds, so that much can happen meanwhile. */
const long = `{ ${Array.from({ length: 300 }, (_, index) => `p${index}: products { tax }`).join(' ')} }`;
const short = '{ product { id } }';
const animals = '{ animals { id } }';

function endProcess(planners: Planners): void {
  const [pid] = planners.pids();
  if (pid === undefined) throw new Error('There is no process to end.');
  process.kill(pid, 'SIGKILL');
}

describe.each(['hive', 'apollo'] as const)('the process of %s', (name) => {
  it('plans over several supergraphs, whatever the order', async () => {
    const planners = create(name);
    const [first, second] = await Promise.all([
      planners.open(compose(shop)),
      planners.open(compose(zoo)),
    ]);
    const plans = await Promise.all([
      planOf(first, short),
      planOf(second, animals),
      planOf(first, short),
    ]);
    expect(plans).toMatchObject(
      ['catalog', 'animals', 'catalog'].map((subgraph) => ({ kind: 'rootFetch', subgraph })),
    );
    expect(planners.pids()).toHaveLength(1);
    expect(await codeOf(planOf(second, short))).toBe('PLANNING_FAILED');
  });

  it('gives up what takes too long, and starts anew', async () => {
    const planner = await create(name, { timeLimitMs: 0 }).open(compose(shop));
    const plans = [planOf(planner, long), planOf(planner, long)];
    expect(await Promise.all(plans.map(codeOf))).toEqual(['PLANNING_ABORTED', 'PLANNING_ABORTED']);
  });

  it('refuses more operations than can wait, and takes others afterwards', async () => {
    const planner = await create(name).open(compose(shop));
    const codes = await Promise.all(
      Array.from({ length: 105 }, () => codeOf(planOf(planner, short))),
    );
    // The first is at work, a hundred wait.
    expect(codes).toEqual([...Array(101).fill('none'), ...Array(4).fill('PLANNING_ABORTED')]);
    expect(await codeOf(planOf(planner, short))).toBe('none');
  });

  it('knows nothing of the settings of the gateway', async () => {
    process.env.CIVICGRAPH_TEST_SECRET = 'not for planners';
    const planners = create(name);
    await planners.open(compose(shop));
    const [pid] = planners.pids();
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => 'PATH=');
    delete process.env.CIVICGRAPH_TEST_SECRET;
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('not for planners');
  });

  it('ends what is under way when it closes, and takes no more', async () => {
    const planners = create(name);
    const planner = await planners.open(compose(shop));
    const waits = [planOf(planner, long), planOf(planner, short), planners.open(compose(zoo))];
    const codes = waits.map(codeOf);
    await planners.close();
    codes.push(codeOf(planOf(planner, short)), codeOf(planners.open(compose(zoo))));
    expect(await Promise.all(codes)).toEqual(Array(5).fill('PLANNING_ABORTED'));
    expect(planners.pids()).toEqual([]);
    await planners.close();
  });

  it('costs its end the operation it was at, for good, and loads the supergraphs again', async () => {
    const planners = create(name);
    const first = await planners.open(compose(shop));
    const second = await planners.open(compose(zoo));
    const codes = [planOf(first, long), planOf(first, short), planOf(second, animals)].map(codeOf);
    endProcess(planners);
    expect(await Promise.all(codes)).toEqual(['PLANNING_FAILED', 'none', 'none']);
    const pids = planners.pids();
    expect(await codeOf(planOf(first, long))).toBe('PLANNING_FAILED');
    expect(planners.pids()).toEqual(pids);
  });

  it('starts again for the next operation when it ended while idle', async () => {
    const planners = create(name);
    const planner = await planners.open(compose(shop));
    const [pid = 0] = planners.pids();
    endProcess(planners);
    while (planners.pids().length > 0) await new Promise(setImmediate);
    expect(await codeOf(planOf(planner, short))).toBe('none');
    expect(planners.pids()).not.toEqual([pid]);
  });

  it('plans to the end what waits when a supergraph is released, and then stops', async () => {
    const planners = create(name);
    const planner = await planners.open(compose(shop));
    const codes = [long, short].map((query) => codeOf(planOf(planner, query)));
    planner.release();
    expect(await Promise.all(codes)).toEqual(['none', 'none']);
    expect(planners.pids()).toEqual([]);
  });

  it('plans over a released supergraph, and serves the others on', async () => {
    const planners = create(name);
    const [first, second] = await Promise.all([
      planners.open(compose(shop)),
      planners.open(compose(zoo)),
    ]);
    const pids = planners.pids();
    first.release();
    expect(await codeOf(planOf(first, short))).toBe('none');
    expect(await codeOf(planOf(second, animals))).toBe('none');
    expect(await codeOf(planOf(first, short))).toBe('none');
    expect(planners.pids()).toEqual(pids);
  });

  it('keeps nobody alive while it is idle', async () => {
    const built = join(__dirname, '../../../../dist/engine/planners/createPlannerProcess.js');
    const script = `
      const { createPlannerProcess } = require(${JSON.stringify(built)});
      const planner = createPlannerProcess(${JSON.stringify(name)});
      (async () => {
        const supergraph = await planner.load(${JSON.stringify(compose(shop))});
        await planner.plan(supergraph, { query: ${JSON.stringify(short)} });
        console.log('planned');
      })();`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout).toBe('planned\n');
  });

  it('keeps nothing for a supergraph that is refused', async () => {
    const planners = create(name);
    expect(await codeOf(planners.open('type Query {'))).toBe('PLANNING_FAILED');
    expect(planners.pids()).toEqual([]);
  });
});

describe('the process of hive', () => {
  it('costs a panic the one operation, and dies of it once', async () => {
    const planners = create('hive');
    const planner = await planners.open(compose(zoo));
    const codes = [animals, zooPanic, animals].map((query) => codeOf(planOf(planner, query)));
    expect(await Promise.all(codes)).toEqual(['none', 'PLANNING_FAILED', 'none']);
    const pids = planners.pids();
    expect(await codeOf(planOf(planner, zooPanic))).toBe('PLANNING_FAILED');
    expect(await codeOf(planOf(planner, animals))).toBe('none');
    expect(planners.pids()).toEqual(pids);
  });
});
