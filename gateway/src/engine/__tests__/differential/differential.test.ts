import * as fc from 'fast-check';
import { compareData, compareErrors, compareOrder } from './compareAnswers';
import { federations } from './federations';
import { knownDifferences } from './knownDifferences';
import { type Asked, type OpenEngines, openEngines } from './openEngines';
import { operationArbitrary } from './operationArbitrary';

const seed = Number(process.env.FUZZ_SEED ?? 20261);
const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
const isLong = minutes > 0;

/** Operations of each kind, 2,000 in all; a long run goes on until its time is over. */
const shares: Readonly<Record<string, number>> = {
  'places query': 900,
  'places mutation': 100,
  'records query': 600,
  'hub query': 400,
};

describe.each(federations)('generated operations over $name', (federation) => {
  let engines: OpenEngines;
  beforeAll(async () => {
    engines = await openEngines(federation);
  }, 60_000);
  afterAll(() => engines.close());

  const kinds = (['query', 'mutation'] as const).filter(
    (kind) => shares[`${federation.name} ${kind}`],
  );
  test.each(kinds)(
    'are answered alike by all engines: %s',
    async (kind) => {
      const share = shares[`${federation.name} ${kind}`] ?? 0;
      const operations = operationArbitrary(engines.schema, kind);
      const asked = fc
        .tuple(operations, fc.nat())
        .map(([operation, world]): Asked => ({ ...operation, seed: world }));
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(asked, async (one) => {
          const difference = await differenceOf(engines, one);
          if (difference !== undefined) throw new Error(difference);
          compared += 1;
        }),
        {
          seed,
          numRuns: isLong ? 1_000_000_000 : share,
          ...(isLong && {
            interruptAfterTimeLimit: (minutes * 60_000 * share) / 2000,
            markInterruptAsFailure: false,
          }),
        },
      );
      expect(compared).toBeGreaterThanOrEqual(isLong ? 1 : share);
      if (isLong) process.stdout.write(`${federation.name} ${kind}: ${compared} alike\n`);
    },
    isLong ? minutes * 60_000 + 120_000 : 300_000,
  );
});

async function differenceOf({ answer }: OpenEngines, asked: Asked): Promise<string | undefined> {
  const [hive, apollo, stock] = await Promise.all([
    answer['civic with hive'](asked),
    answer['civic with apollo'](asked),
    answer.stock(asked),
  ]);
  const known = knownDifferences.filter((one) => one.applies(asked)).map((one) => one.of);
  const found = known.includes('planner')
    ? undefined
    : (compareData(hive, apollo) ??
      compareOrder(hive, apollo) ??
      compareErrors(hive, apollo) ??
      (known.includes('execution')
        ? undefined
        : (compareData(hive, stock) ?? compareErrors(hive, stock))));
  if (found === undefined) return undefined;
  const answers = { hive, apollo, stock };
  return [
    found,
    asked.query,
    JSON.stringify(asked.variables),
    ...Object.entries(answers).map(([name, given]) => `${name}: ${JSON.stringify(given)}`),
  ].join('\n');
}
