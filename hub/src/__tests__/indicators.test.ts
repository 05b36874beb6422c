import { createCity, departmentOf, parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { listIndicators } from '../indicators';
import { allSubgraphDefinitions } from '../subgraphs';
import { runHub, type TestHub } from './runHub';

const city = createCity('XS');
const answers = listIndicators(allSubgraphDefinitions.map(({ typeDefs }) => typeDefs));
const viewer = ['--role', 'dash', '--region', city.cityCode];

let hub: TestHub;
let schema: GraphQLSchema;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  const { text } = await hub.ask('in process', viewer, getIntrospectionQuery());
  schema = buildClientSchema(JSON.parse(text).data);
}, 120_000);
afterAll(() => hub.close());

/** A field with everything below it; arguments get the values that fit their name or type. */
function select(
  field: GraphQLField<unknown, unknown>,
  period: string,
  id: string,
  depth = 0,
): string {
  const values = field.args.flatMap((argument) => {
    const type = getNamedType(argument.type);
    if (argument.name === 'period') return [`period: "${period}"`];
    if (argument.name === 'indicator') return [`indicator: "${id}"`];
    if (argument.name === 'year') return ['year: 2026'];
    if (!isRequiredArgument(argument) || !isEnumType(type)) return [];
    const [first] = type.getValues();
    return [`${argument.name}: ${argument.name === 'level' ? 'VILLAGE' : first?.name}`];
  });
  const call = `${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''}`;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return call;
  const below = Object.values(type.getFields())
    .filter(({ name, args }) => depth < 4 && name !== 'edges' && !args.some(isRequiredArgument))
    .filter((child) => getNamedType(child.type).name !== 'Region')
    .map((child) => select(child, period, id, depth + 1));
  return `${call} { ${below.join(' ')} }`;
}

/** Where a field of a type is reached from, as the text around its selection. */
function roads(type: string, selection: string, period: string): string[] {
  const region = `region(code: "${city.cityCode}")`;
  const office = departmentOf(city, city.countyCodes[0] ?? '', 'PETITION_OFFICE').uscc;
  const stats = {
    PopulationStats: 'populationStats',
    HousingStats: 'housingStats',
    CareStats: 'careStats',
    PetitionStats: 'petitionStats',
    IncidentStats: 'incidentStats',
    DisputeStats: 'disputeStats',
  };
  const holder = (stats as Record<string, string>)[type];
  if (holder) return [`{ ${region} { ${holder}(period: "${period}") { ${selection} } } }`];
  const within: Record<string, string[]> = {
    Region: [
      `{ ${region} { ${selection} } }`,
      `{ ${region} { children(level: TOWN) { nodes { ${selection} } } } }`,
      `{ ${region} { children(level: VILLAGE, first: 3) { nodes { ${selection} } } } }`,
    ],
    Department: [`{ department(uscc: "${office}") { ${selection} } }`],
    TelecomFraudStats: [
      `{ ${region} { incidentStats(period: "${period}") { telecomFraud { ${selection} } } } }`,
    ],
    OrganisedCrimeStats: [
      `{ ${region} { incidentStats(period: "${period}") { organisedCrime { ${selection} } } } }`,
    ],
    PatrolDeployment: [
      `{ ${region} { incidentStats(period: "${period}") { patrolDeployment { ${selection} } } } }`,
    ],
    ListedArea: [`{ ${region} { listedAreas { nodes { ${selection} } } } }`],
    ListedAreaConnection: [`{ ${region} { listedAreas { ${selection} } } }`],
  };
  return within[type] ?? [];
}

/** Whether an answer holds a value for the selection: a figure, a withheld cell, but not nothing. */
function holdsValue(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(holdsValue);
  if (answer === null || answer === undefined) return false;
  if (typeof answer !== 'object') return true;
  const cell = answer as Record<string, unknown>;
  if ('suppressed' in cell) return cell.reason !== 'NO_DATA';
  return Object.entries(cell).some(([key, value]) => key !== 'period' && holdsValue(value));
}

it('every indicator is answered by a field', () => {
  expect(answers.filter(({ answered }) => !answered)).toEqual([]);
  expect(answers).toHaveLength(96);
});

it.each(
  answers
    .filter(({ answered }) => answered)
    .flatMap(({ id, field }) => (field ?? '').split(', ').map((name) => [id, name] as const)),
)('%s has a value in the synthetic city, through %s', async (id, name) => {
  const [type = '', fieldName = ''] = name.split('.');
  const parent = schema.getType(type);
  const field = isObjectType(parent) ? parent.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`${name} is not in the composed schema.`);
  const seen: string[] = [];
  for (const period of ['2026', '2025', '2026-Q3', '2026-10']) {
    for (const query of roads(type, `it: ${select(field, period, id)}`, period)) {
      const { text } = await hub.ask('in process', viewer, query);
      seen.push(`${query}\n${text.slice(0, 300)}`);
      const { data } = JSON.parse(text);
      if (holdsValue(pick(data))) return;
    }
  }
  throw new Error(`Nothing is answered:\n${seen.join('\n')}`);
});

/** What stands under the alias `it`, wherever that is. */
function pick(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => (key === 'it' ? [value] : pick(value)));
}
