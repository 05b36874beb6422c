import { composeAll } from '../composeAll';
import { createCheckRunner } from '../createCheckRunner';
import { diffSupergraphs } from '../diffSupergraphs';
import { parks } from './fixtures/sdl';

const composed = (sdl: string) => composeAll([{ name: 'parks', sdl }]).supergraphSdl ?? '';
const before = composed(parks);
const after = composed(
  parks.replace('name: String!', 'label: String!').replace('first: Int', 'most: Int'),
);

it('tells what clients see change, the worst first, in the thread too', async () => {
  const changes = diffSupergraphs(before, after);
  expect(changes.map(({ criticality, coordinate }) => `${criticality} ${coordinate}`)).toEqual([
    'BREAKING Park.name',
    'BREAKING Park.benches(first:)',
    'DANGEROUS Park.benches(most:)',
    'SAFE Park.label',
    'SAFE Park.label',
  ]);
  const runner = createCheckRunner();
  expect(await runner.diffSupergraphs('parks', before, after)).toEqual(changes);
  await runner.close();
});

it('a comparison that takes too long is given up', async () => {
  const runner = createCheckRunner({ timeLimit: 1 });
  await expect(runner.diffSupergraphs('parks', before, after)).rejects.toMatchObject({
    code: 'CHECK_GAVE_UP',
  });
  await runner.close();
});
