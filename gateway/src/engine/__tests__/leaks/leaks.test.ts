import type { Viewer } from '@civicgraph/shared';
import * as fc from 'fast-check';
import { operationArbitrary } from '../differential/operationArbitrary';
import { viewerWith } from '../policy/clinic';
import { closedFederations } from './closedFederations';
import { openWorlds } from './openWorlds';

const seed = Number(process.env.FUZZ_SEED ?? 20261);
const minutes = Number(process.env.FUZZ_MINUTES ?? 0);

const grant = {
  id: 'g1',
  kind: 'EXCEPTIONAL',
  purpose: 'CARE_DELIVERY',
  caseRef: 'c1',
  subject: 'ref:1',
  expiresAt: '2099-01-01T00:00:00Z',
} as const;

const viewers: Readonly<Record<string, Viewer>> = {
  'nobody in particular': viewerWith([], null),
  'a viewer with one scope': viewerWith(['a'], 'SERVICE_VISIT'),
  'a viewer with the other scope': viewerWith(['b'], 'CARE_DELIVERY'),
  'a viewer under a grant': { ...viewerWith([], 'CASE_INVESTIGATION'), grant },
  'a viewer with both scopes and no purpose': viewerWith(['a', 'b'], null),
};

/** Operations for each viewer and kind: 2,000 in all. */
const shares: Readonly<Record<string, number>> = {
  'care query': 220,
  'care mutation': 40,
  'files query': 140,
};

describe.each(Object.entries(viewers))('%s', (_name, viewer) => {
  test.each(closedFederations)(
    'cannot tell apart worlds of $name that differ in what is hidden',
    async (federation) => {
      const worlds = await openWorlds(federation, viewer, true);
      try {
        for (const kind of ['query', 'mutation'] as const) {
          const share = shares[`${federation.name} ${kind}`];
          if (share === undefined) continue;
          const compared = await countAlike(worlds, kind, minutes > 0 ? 10_000_000 : share);
          expect(compared).toBeGreaterThanOrEqual(minutes > 0 ? 1 : share);
        }
      } finally {
        await worlds.close();
      }
    },
    600_000 + minutes * 60_000,
  );
});

test('a leak is found where the policy is not held', async () => {
  for (const federation of closedFederations) {
    const worlds = await openWorlds(federation, viewerWith([], null), false);
    await expect(countAlike(worlds, 'query', 100)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('The worlds differ') },
    });
    await worlds.close();
  }
});

async function countAlike(
  { schema, answer }: Awaited<ReturnType<typeof openWorlds>>,
  kind: 'query' | 'mutation',
  runs: number,
): Promise<number> {
  let compared = 0;
  const asked = fc.record({ operation: operationArbitrary(schema, kind), world: fc.nat() });
  await fc.assert(
    fc.asyncProperty(asked, async ({ operation, world }) => {
      const one = await answer(operation, world, false);
      const other = await answer(operation, world, true);
      if (one !== other) {
        throw new Error(`The worlds differ:\n${operation.query}\n${one}\n${other}`);
      }
      compared += 1;
    }),
    {
      seed,
      numRuns: runs,
      ...(minutes > 0 && {
        interruptAfterTimeLimit: (minutes * 60_000) / 15,
        markInterruptAsFailure: false,
      }),
    },
  );
  return compared;
}
