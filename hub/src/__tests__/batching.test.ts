import { type City, createCity, parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { queryCodeOf } from '@civicgraph/subgraph-petitions';
import { casesWhere } from '../demoViewers';
import { type Example, readExamples } from '../examples';
import { runHub, type TestHub } from './runHub';

const examples = readExamples();

/**
 * Statements each subgraph runs for an example: what a table costs, whatever the number of rows. The ledger
 * moves its head on, and inserts a record and its subjects.
 */
const statements: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '01-region-card': {
    directory: 4,
    population: 2,
    housing: 1,
    'special-populations': 1,
    petitions: 1,
    incidents: 1,
  },
  '02-petition-targets': { directory: 3, petitions: 3 },
  '03-residents-per-grid-worker': { directory: 6, population: 1 },
  '04-grids-below-link-rate': { directory: 3, population: 1 },
  '05-rented-dwellings': { directory: 2, housing: 1 },
  '06-mediation-success': { directory: 1, disputes: 3 },
  '07-civil-to-criminal': { directory: 1, incidents: 2, disputes: 2 },
  '09-budget-per-resident': { directory: 4, population: 1 },
  '10-aftercare-four-haves': { directory: 2, 'special-populations': 1 },
  '11-guardian-subsidies': { directory: 1, 'special-populations': 1 },
  '12-left-behind-children': { directory: 2, population: 2, 'special-populations': 1 },
  '13-migrants-and-wage-disputes': { directory: 1, population: 1, disputes: 2 },
  '14-departments-overdue': { directory: 2, petitions: 2 },
  '15-visits-today': { population: 2, housing: 2, ledger: 2 },
  '16-own-petition': { directory: 1, petitions: 1, ledger: 3 },
  '17-who-accessed-my-data': { accountability: 1 },
  '18-data-resources': { directory: 3 },
  '19-own-cases': { directory: 3, population: 2, housing: 2, 'special-populations': 3, ledger: 3 },
  '20-wall-dashboard': {
    directory: 4,
    population: 2,
    housing: 1,
    'special-populations': 1,
    petitions: 1,
    incidents: 1,
  },
};

/** Fields, or `field.field`, whose values the small town of tier XS withholds altogether or nearly, and a larger one publishes. */
const published: Readonly<Record<string, readonly string[]>> = {
  '02-petition-targets': ['met', 'value'],
  '06-mediation-success': ['ratio.value'],
  '07-civil-to-criminal': ['civilToCriminal.value', 'success.value'],
  '12-left-behind-children': ['value'],
  '13-migrants-and-wage-disputes': ['labourDisputes.value'],
  '14-departments-overdue': ['value'],
};

/** The values of a field, or of a field right below another, wherever it stands in an answer. */
function valuesOf(answer: unknown, path: string): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const [field, inner] = path.split('.');
  return Object.entries(answer).flatMap(([key, value]) => {
    if (key !== field) return valuesOf(value, path);
    return [inner === undefined ? value : value?.[inner]];
  });
}

/** The example asked by somebody who has the same rights in another city. */
function inCity(example: Example, city: City): Pick<Example, 'viewer' | 'variables'> {
  const { viewer, variables } = example;
  if (viewer.includes('care-other')) {
    const cases = casesWhere(city, (category) => category !== 'SMI');
    return { viewer: ['--role', 'care-other', ...cases], variables };
  }
  if ('queryCode' in variables) return { viewer, variables: { queryCode: queryCodeOf(city, 1) } };
  return { viewer, variables };
}

describe.each(['XS', 'S'] as const)('at tier %s', (tier) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`), { tier, isListed: true });
    // With its first record a ledger finds out where the chain ends.
    await askOwnCases(1);
  }, 300_000);
  afterAll(() => hub.close());

  it('statistics of every region at once run the statements of one region', async () => {
    const query = `query ($codes: [ID!]!) { regions(codes: $codes) {
      populationStats(period: "2025") { total { value } }
      housingStats(period: "2025") { dwellings { value } }
      incidentStats(period: "2025") { criminal { value } }
    } }`;
    const { regions } = createCity(tier);
    const count = (codes: readonly string[]) =>
      hub.countStatements(() => hub.ask('in process', ['--role', 'dash'], query, { codes }));
    const one = await count(regions.slice(-1).map(({ code }) => code));
    expect(one).toEqual({ directory: 1, population: 1, housing: 1, incidents: 1 });
    expect(await count(regions.map(({ code }) => code))).toEqual(one);
  });

  const ownCases = 'query { myCareCases(first: 50) { nodes { category subject { name } } } }';
  async function askOwnCases(count: number) {
    const subgraph = hub.subgraphs.find(({ name }) => name === 'special-populations');
    if (!subgraph) throw new Error('There is no subgraph of cases.');
    const cases: { id: string }[] = await subgraph.database.query(
      "SELECT care_case_id AS id FROM care_case WHERE closed_on IS NULL AND category <> 'SMI' ORDER BY care_case_id LIMIT ?",
      [count],
    );
    const viewer = ['--role', 'care-other', ...cases.flatMap(({ id }) => ['--case', id])];
    const { data } = JSON.parse((await hub.ask('in process', viewer, ownCases)).text);
    return data.myCareCases.nodes;
  }

  it('the record of an answer costs the same, however many persons it is about', async () => {
    for (const persons of [1, 2, 40]) {
      let cases: unknown[] = [];
      const counted = await hub.countStatements(async () => {
        cases = await askOwnCases(persons);
      });
      expect(cases).toHaveLength(persons);
      expect(counted).toEqual({ 'special-populations': 2, population: 1, ledger: 3 });
    }
  });

  it.each(examples.map((example) => [example.name, example] as const))(
    '%s runs the same few statements',
    async (name, example) => {
      const { viewer, variables } = inCity(example, createCity(tier));
      let answer = { text: '' };
      const counted = await hub.countStatements(async () => {
        answer = await hub.ask('in process', viewer, example.query, variables);
      });
      const { data, errors } = JSON.parse(answer.text);
      expect(errors).toBeUndefined();
      if (tier === 'S') {
        for (const field of published[name] ?? []) {
          expect(valuesOf(data, field)).toContainEqual(expect.anything());
        }
      }
      expect(counted).toEqual(statements[name]);
    },
  );
});
