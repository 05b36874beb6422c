import type { Logger } from 'pino';
import { createPlanners } from '../createPlanners';
import type { PlannerName, Planners } from '../Planner';
import { compose, planOf, shop, zoo, zooPanic } from './fixtures';

const open: Planners[] = [];
const create = (name: PlannerName, { warn }: { warn: jest.Mock }) => {
  const planners = createPlanners(name, { warn } as unknown as Logger);
  open.push(planners);
  return planners;
};
const createLogger = () => ({ warn: jest.fn() });

afterEach(() => Promise.all(open.splice(0).map((planners) => planners.close())));

describe('createPlanners', () => {
  it('plans with the planner that is named, and says nothing', async () => {
    const logger = createLogger();
    for (const name of ['hive', 'apollo'] as const) {
      const planner = await create(name, logger).open(compose(shop));
      expect(planner.name).toBe(name);
      expect(await planOf(planner, '{ product { id } }')).toMatchObject({ kind: 'rootFetch' });
    }
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('plans with apollo where hive has no binary, and says so once', async () => {
    const logger = createLogger();
    process.env.NAPI_RS_NATIVE_LIBRARY_PATH = '/there/is/none.node';
    try {
      const planners = create('hive', logger);
      const [planner] = [await planners.open(compose(shop)), await planners.open(compose(shop))];
      expect(planner.name).toBe('apollo');
      expect(await planOf(planner, '{ product { tax } }')).toMatchObject({ kind: 'sequence' });
    } finally {
      delete process.env.NAPI_RS_NATIVE_LIBRARY_PATH;
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0].reason).toContain('Cannot find native binding');
  });

  it('plans with apollo where arguments come from a context', async () => {
    const logger = createLogger();
    const supergraph = compose({
      a: `
        type Query { whole: Whole }
        type Whole @key(fields: "id") @context(name: "w") { id: ID! count: Int! part: Part }
        type Part @key(fields: "id") { id: ID! n(of: Int @fromContext(field: "$w { count }")): Int }`,
    });
    const planner = await create('hive', logger).open(supergraph);
    expect(planner.name).toBe('apollo');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('plans with apollo the operations that hive fails or dies at, and the others on', async () => {
    const logger = createLogger();
    const planner = await create('hive', logger).open(compose(zoo));
    const plans = await Promise.all(
      [
        '{ animals { id } }',
        zooPanic,
        '{ __schema { queryType { name } } animals { id } }',
        zooPanic,
        '{ animals { __typename } }',
      ].map((query) => planOf(planner, query)),
    );
    expect(plans.map((plan) => plan?.kind)).toEqual([
      'rootFetch',
      'sequence',
      'rootFetch',
      'sequence',
      'rootFetch',
    ]);
    expect(planner.name).toBe('hive');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('fails where no planner takes the supergraph, and tells no text of it', async () => {
    const error = await create('hive', createLogger())
      .open('type Query {')
      .catch((reason) => reason);
    expect(error.code).toBe('PLANNING_FAILED');
  });
});
