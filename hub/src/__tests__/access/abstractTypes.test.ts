import type { Gateway } from '@civicgraph/gateway';
import {
  createCity,
  parseDatabaseUrl,
  type SubgraphResponse,
  type Viewer,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { parseTokenArguments } from '../../tokenArguments';
import { post, runHub, type TestHub } from '../runHub';
import { type Asker, askers, nameOf, withoutGrant } from './fixtures/askers';
import { argumentsOf } from './fixtures/askHub';
import { grantTo } from './fixtures/grants';
import { faultsIn, leaksIn } from './fixtures/inspect';
import { judgesOfAll } from './fixtures/judges';
import { outsider } from './fixtures/outsider';
import { personRecord } from './fixtures/personRecord';
import { findPlaces, type Places } from './fixtures/places';
import { caseOf, ownPerson } from './fixtures/representations';
import { aliased, fragments, plain, type Road } from './fixtures/roads';
import { viewersOf } from './fixtures/scene';
import { selectAll } from './fixtures/selection';

const city = createCity('XS');
const caseRef = 'XZ-2026-0001';

let hub: TestHub;
let places: Places;
let gateway: Gateway;
let supergraph: GraphQLSchema;
let departmentName: string;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  places = await findPlaces(city, (name) => hub.subgraph(name).database);
  const [department] = await hub
    .subgraph('directory')
    .database.query('SELECT name FROM department WHERE uscc = ?', [places.department]);
  departmentName = department.name;
  gateway = await hub.openGateway([
    outsider(hub.references, ({ role }) => ({
      person: ownPerson(role, places),
      careCase: caseOf(role, places).id,
      department: places.department,
    })),
  ]);
  supergraph = buildSchema(gateway.supergraphSdl, { assumeValidSDL: true });
  for (const { role } of askers.filter(({ isGranted }) => isGranted)) {
    const { citizenId } = await recordOf(withoutGrant(role));
    await grantTo(hub, viewerAs(withoutGrant(role)), { subject: citizenId, caseRef });
  }
}, 120_000);
afterAll(async () => {
  await gateway.close();
  await hub.close();
});

const recordOf = ({ role }: Asker) =>
  personRecord(hub.subgraph('population'), ownPerson(role, places));

function viewerAs({ role, isGranted }: Asker): Viewer {
  const viewer = viewersOf(places, places.city)[role];
  return { ...viewer, caseRef: isGranted ? caseRef : null };
}

async function ask(asker: Asker, query: string): Promise<SubgraphResponse> {
  const viewer = viewerAs(asker);
  const token = await hub.issuer.issueToken(parseTokenArguments(argumentsOf(viewer)));
  const headers = viewer.caseRef === null ? {} : { 'x-case': viewer.caseRef };
  const { text } = await post(
    `${gateway.url}/graphql`,
    { query },
    token,
    headers as Record<string, string>,
  );
  return JSON.parse(text);
}

describe.each(askers.map((asker) => [nameOf(asker), asker] as const))(
  'before a subgraph that says nothing about access, %s',
  (_, asker) => {
    const { open, value } = judgesOfAll(asker);

    it('reads a field of an interface where every type that it may be of is open', async () => {
      const { data, errors } = await ask(asker, '{ named { name } }');
      const { name } = await recordOf(asker);
      if (open('Person', 'name') && open('Department', 'name')) {
        expect(data).toEqual({ named: [{ name }, { name: departmentName }] });
      } else {
        expect(JSON.stringify(data)).not.toContain(departmentName);
        expect(JSON.stringify(data)).not.toContain(name);
        expect(errors?.length).toBeGreaterThan(0);
      }
    });

    it('is led by a union where every type that it may be of is open', async () => {
      const { data, errors } = await ask(
        asker,
        '{ entries { __typename ... on Department { name } ... on Named { title: name } } }',
      );
      if (open('CareCase', 'careCaseId')) {
        const { name } = await recordOf(asker);
        expect(data).toEqual({
          entries: [
            { __typename: 'Person', title: name },
            { __typename: 'CareCase' },
            { __typename: 'Department', name: departmentName, title: departmentName },
          ],
        });
      } else {
        expect(data).toEqual({ entries: null });
        expect(errors).toMatchObject([
          { path: ['entries'], extensions: { code: 'SCOPE_MISSING' } },
        ]);
      }
    });

    it.each([
      ['Person', ['entries', 'named']],
      ['CareCase', ['entries']],
      ['Department', ['entries', 'named']],
    ] as const)('gets no value of %s that is denied, on any road', async (type, lists) => {
      const selection = selectAll(supergraph, type, { depth: 1, first: 2 });
      for (const list of lists) {
        const ways: [Road, (block: string) => string][] = [
          [plain, (block) => `{ ${list} { ... on ${type} ${block} } }`],
          [aliased, (block) => `{ ${list} { ... on ${type} ${block} } }`],
          [fragments, (block) => `{ ${list} { ...F } } fragment F on ${type} ${block}`],
        ];
        if (type !== 'CareCase') {
          ways.push([plain, (block) => `{ ${list} { ... on Named { ... on ${type} ${block} } } }`]);
        }
        for (const [road, write] of ways) {
          const response = await ask(asker, write(road.write(type, selection)));
          expect(leaksIn(response.data?.[list], selection, road, value)).toEqual([]);
          expect(faultsIn(response)).toEqual([]);
        }
      }
    });
  },
);
