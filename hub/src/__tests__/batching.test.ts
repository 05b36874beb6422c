import { type City, createCity, parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { queryCodeOf } from '@civicgraph/subgraph-petitions';
import { casesWhere } from '../demoViewers';
import { type Example, readExamples } from '../examples';
import { runHub, type TestHub } from './runHub';

const examples = readExamples();

/** Statements each subgraph runs for an example: what a table costs, whatever the number of rows. */
const statements: Readonly<Record<string, Readonly<Record<string, number>>>> = {};

/** The example asked by somebody who has the same rights in another city. */
function inCity(example: Example, city: City): Pick<Example, 'viewer' | 'variables'> {
  const { viewer, variables } = example;
  if (viewer.includes('mh-care')) {
    const cases = casesWhere(city, (category) => category === 'SMI');
    return { viewer: ['--role', 'mh-care', ...cases], variables };
  }
  if ('queryCode' in variables) return { viewer, variables: { queryCode: queryCodeOf(city, 0) } };
  return { viewer, variables };
}

describe.each(['XS', 'S'] as const)('at tier %s', (tier) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`), tier);
  }, 300_000);
  afterAll(() => hub.close());

  it.each(examples.map((example) => [example.name, example] as const))(
    '%s runs the same few statements',
    async (name, example) => {
      const { viewer, variables } = inCity(example, createCity(tier));
      const counted = await hub.countStatements(() =>
        hub.ask('in process', viewer, example.query, variables),
      );
      expect(counted).toEqual(statements[name]);
    },
  );
});
