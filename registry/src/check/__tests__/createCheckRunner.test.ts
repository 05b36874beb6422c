import { checkSubgraph } from '../checkSubgraph';
import { createCheckRunner } from '../createCheckRunner';
import { owner, parks, trees } from './fixtures/sdl';

const input = {
  subgraph: { name: 'parks', sdl: parks.replace('"A bench. 长椅"', '" "') },
  owner,
  others: [{ name: 'trees', sdl: trees }],
  supergraphSdl: null,
  operations: [],
};
const set = [{ name: 'parks', sdl: parks }];

it('checks in a thread as without one, several asked for at once', async () => {
  const runner = createCheckRunner();
  const [subgraph, all, removal] = await Promise.all([
    runner.checkSubgraph(input),
    runner.composeAll(set),
    runner.checkRemoval({ name: 'trees', others: set, supergraphSdl: null, operations: [] }),
  ]);
  await runner.close();
  expect(subgraph).toEqual(checkSubgraph(input));
  expect(subgraph.findings).toHaveLength(1);
  expect(all.supergraphSdl).toContain('type Park');
  expect(removal).toEqual(all);
});

it.each([
  ['too long', { timeLimit: 1 }],
  ['too much memory', { memoryLimit: 8 }],
])('a check that takes %s is given up, and the next one answered', async (_, options) => {
  const runner = createCheckRunner(options);
  const results = [await runner.checkSubgraph(input), await runner.checkSubgraph(input)];
  await runner.close();
  for (const result of results) {
    expect(result).toMatchObject({
      findings: [{ code: 'CHECK_GAVE_UP', severity: 'ERROR', line: null }],
      supergraphSdl: null,
    });
  }
});

it('an error that is no finding is thrown, and the next check answered', async () => {
  const runner = createCheckRunner();
  const broken = { ...input, others: [{ name: 'trees', sdl: 'type {' }] };
  await expect(runner.checkSubgraph(broken)).rejects.toThrow('The current schema of "trees"');
  expect((await runner.composeAll(set)).findings).toEqual([]);
  await runner.close();
});

it('what is asked for after the end, or not done by then, is refused', async () => {
  const runner = createCheckRunner();
  const running = runner.checkSubgraph(input);
  const waiting = runner.checkSubgraph(input);
  const settled = Promise.allSettled([running, waiting]);
  await runner.close();
  const [, second] = await settled;
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'SHUTTING_DOWN' } });
  await expect(runner.composeAll(set)).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
});

it('compares what is served with what is published in the thread', async () => {
  const runner = createCheckRunner();
  const found = await Promise.all([
    runner.compareServed('parks', parks, parks),
    runner.compareServed('parks', parks, parks.replace('number: Int!', 'number: Int')),
    runner.compareServed('parks', parks, '<html>'),
  ]);
  await runner.close();
  expect(found).toEqual([[], ['Bench.number'], null]);
});
