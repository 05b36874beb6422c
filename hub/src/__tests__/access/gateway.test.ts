import { createCity, parseDatabaseUrl, type Role, roles, type Viewer } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { buildSchema, print } from 'graphql';
import { allSubgraphDefinitions } from '../../subgraphs';
import { runHub, type TestHub } from '../runHub';
import { type Asker, askers, nameOf, withoutGrant } from './fixtures/askers';
import { askHub } from './fixtures/askHub';
import { personalFields } from './fixtures/contractFaults';
import { grantTo } from './fixtures/grants';
import { faultsIn, leaksIn, probesOf, refusedIn, selectionOf } from './fixtures/inspect';
import { judgesOfAll } from './fixtures/judges';
import { personRecord } from './fixtures/personRecord';
import { piecesOf } from './fixtures/pieces';
import { findPlaces, type Places } from './fixtures/places';
import { noKeys, queryKeys } from './fixtures/queryKeys';
import { ownPerson } from './fixtures/representations';
import { plain, type Road, roads } from './fixtures/roads';
import { viewersOf } from './fixtures/scene';
import { type Selected, selectAll } from './fixtures/selection';

const supergraph = buildSchema(
  composeSupergraph(
    allSubgraphDefinitions.map(({ name, typeDefs }) => ({ name, sdl: print(typeDefs) })),
  ),
  { assumeValidSDL: true },
);
const city = createCity('XS');

let hub: TestHub;
let places: Places;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  places = await findPlaces(city, (name) => hub.subgraph(name).database);
  for (const { role } of askers.filter(({ isGranted }) => isGranted)) {
    const person = await personRecord(hub.subgraph('population'), ownPerson(role, places));
    await grantTo(hub, viewerAs(withoutGrant(role)), { subject: person.citizenId, caseRef });
  }
}, 120_000);
afterAll(() => hub.close());

const caseRef = 'XZ-2026-0001';
const viewerAs = ({ role, isGranted }: Asker): Viewer => ({
  ...viewersOf(places, places.city)[role],
  caseRef: isGranted ? caseRef : null,
});
const ask = (asker: Asker, selection: readonly Selected[], road: Road) =>
  askHub(hub, viewerAs(asker), road.write('Query', selection));

/** Says of a field whether something is so. */
type Says = (type: string, field: string) => boolean;

/** A field of `Query` and all that it leads to. */
const reach = (field: string, keys: Readonly<Record<string, string>>, omit: Says) =>
  selectAll(supergraph, 'Query', {
    depth: 7,
    first: 2,
    keys,
    omit: (type, name) =>
      (type === 'Query' && name !== field) ||
      // Whatever leads to a region leads to the same one: it is gone through once.
      (type === 'Region' && field !== 'region' && name !== 'name') ||
      omit(type, name),
  });
/** The same, asked with keys that the role has to do with; references to persons are nobody's. */
const select = (field: string, { role }: Asker, omit: Says = () => false) => {
  const references = { person: 'P0000000000000000', dwelling: places.dwelling };
  return reach(field, queryKeys(role, places, city, references), omit);
};
const largest = 250;

const fieldsOfQuery = Object.keys(supergraph.getQueryType()?.getFields() ?? {});
const fieldsOfMutation = Object.keys(supergraph.getMutationType()?.getFields() ?? {});
const personal = new Set(
  allSubgraphDefinitions.flatMap(personalFields).map(({ type, field }) => `${type}.${field}`),
);

/** The fields of `Query` that lead to one of which something is true, or are it. */
function leadingTo(isWanted: Says): string[] {
  const includes = ({ type, field, children }: Selected): boolean =>
    isWanted(type, field) || children.some(includes);
  return fieldsOfQuery.filter((field) => reach(field, noKeys, () => false).some(includes));
}

describe.each(askers.map((asker) => [nameOf(asker), asker] as const))(
  'through the gateway, %s',
  (_, asker) => {
    const { open, value } = judgesOfAll(asker);
    const ungranted = judgesOfAll(withoutGrant(asker.role));
    // Of what a grant changes nothing about, the role without one is asked.
    const fields = asker.isGranted
      ? leadingTo((...at) => open(...at) !== ungranted.open(...at))
      : fieldsOfQuery;

    it.each(fields)('gets no value that is denied, from %s', async (field) => {
      for (const piece of piecesOf(select(field, asker), largest)) {
        const response = await ask(asker, piece, plain);
        expect(leaksIn(response.data, piece, plain, value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });

    it.each(fields)('gets all that is open, from %s', async (field) => {
      const selection = select(field, asker, (...at) => !open(...at));
      for (const piece of piecesOf(selection, largest)) {
        const response = await ask(asker, piece, plain);
        expect(refusedIn(response)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });

    it.each(fields)('is refused every closed field by itself, from %s', async (field) => {
      for (const probe of probesOf(select(field, asker), open)) {
        const selection = selectionOf(probe);
        for (const road of roads) {
          const response = await ask(asker, selection, road);
          expect(leaksIn(response.data, selection, road, value)).toEqual([]);
          expect(faultsIn(response)).toEqual([]);
        }
      }
    });

    it.each(fieldsOfMutation)('changes nothing that is closed, by %s', async (field) => {
      if (open('Mutation', field)) return;
      const omit = (type: string, name: string) => type === 'Mutation' && name !== field;
      const selection = selectAll(supergraph, 'Mutation', { depth: 3, first: 2, omit });
      const { data, errors } = await askHub(
        hub,
        viewerAs(asker),
        `mutation ${plain.write('Mutation', selection)}`,
      );
      expect(leaksIn(data, selection, plain, () => false)).toEqual([]);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['SCOPE_MISSING']);
    });
  },
);

const withPersonal = roles.flatMap((role) => {
  const { value } = judgesOfAll(withoutGrant(role));
  const fields = leadingTo((type, name) => value(type, name) && personal.has(`${type}.${name}`));
  return fields.map((field) => [role, field] as const);
});

it.each(withPersonal)(
  'without a purpose %s reads nothing personal, from %s',
  async (role, field) => {
    const asker = withoutGrant(role);
    const { value } = judgesOfAll(asker);
    for (const piece of piecesOf(select(field, asker), largest)) {
      const viewer = { ...viewerAs(asker), purpose: null };
      const response = await askHub(hub, viewer, plain.write('Query', piece));
      const mayRead: Says = (type, name) => value(type, name) && !personal.has(`${type}.${name}`);
      expect(leaksIn(response.data, piece, plain, mayRead)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  },
);

describe('the road from a care case to the address', () => {
  const road = (caseId: string): string => `{
    careCase(careCaseId: "${caseId}") {
      subject {
        ref name
        currentResidence { since dwelling { dwellingCode use address { text region { name } } } }
      }
      grid { name workers { displayName } }
    }
  }`;
  const askAs = (role: Role, query: string) => askHub(hub, viewerAs(withoutGrant(role)), query);
  const whole = {
    subject: {
      ref: expect.any(String),
      name: expect.any(String),
      currentResidence: {
        since: expect.any(String),
        dwelling: {
          dwellingCode: expect.any(String),
          use: expect.any(String),
          address: { text: expect.any(String), region: { name: expect.any(String) } },
        },
      },
    },
    grid: { name: expect.any(String), workers: expect.any(Array) },
  };

  it('is open to the care worker of the case, to the end', async () => {
    const mental = await askAs('MH_CARE', road(places.mentalCase.id));
    expect(mental).toEqual({ data: { careCase: whole } });
    const other = await askAs('CARE_OTHER', road(places.otherCase.id));
    expect(other).toEqual({ data: { careCase: whole } });
  });

  it('is open to the person that the case is about', async () => {
    const answer = await askAs('SUBJECT', road(places.otherCase.id));
    expect(answer).toEqual({ data: { careCase: whole } });
  });

  it('ends before it begins for another service, and for a case of somebody else', async () => {
    const nothing = { data: { careCase: null } };
    expect(await askAs('CARE_OTHER', road(places.mentalCase.id))).toEqual(nothing);
    expect(await askAs('MH_CARE', road(places.otherCase.id))).toEqual(nothing);
    expect(await askAs('MH_CARE', road(places.unassignedCase.id))).toEqual(nothing);
    expect(await askAs('SUBJECT', road(places.mentalCase.id))).toEqual(nothing);
  });

  const others = roles.filter((role) => !['MH_CARE', 'CARE_OTHER', 'SUBJECT'].includes(role));
  it.each(others)('is closed to %s', async (role) => {
    for (const { id } of [places.mentalCase, places.otherCase]) {
      const answer = await askAs(role, road(id));
      expect(answer.data).toEqual({ careCase: null });
      expect(refusedIn(answer)).toEqual([expect.stringContaining('careCase')]);
    }
  });

  it('gives a code of the dwelling that leads its reader back, and nobody else', async () => {
    const { data } = await askAs('MH_CARE', road(places.mentalCase.id));
    const [, dwellingCode] = /"dwellingCode":"([^"]+)"/.exec(JSON.stringify(data)) ?? [];
    const query = `{ dwelling(dwellingCode: ${JSON.stringify(dwellingCode)}) { use } }`;
    expect((await askAs('MH_CARE', query)).data).toEqual({ dwelling: { use: expect.any(String) } });
    for (const role of roles.filter((name) => name !== 'MH_CARE')) {
      expect((await askAs(role, query)).data).toEqual({ dwelling: null });
    }
  });
});
