import { composeSupergraph } from '@civicgraph/gateway';
import {
  createCity,
  parseDatabaseUrl,
  type Role,
  roles,
  type SubgraphResponse,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { queryCodeOf } from '@civicgraph/subgraph-petitions';
import { buildSchema, print } from 'graphql';
import { subgraphDefinitions } from '../../subgraphs';
import { runHub, type TestHub } from '../runHub';
import { askHub } from './fixtures/askHub';
import { faultsIn, leaksIn, probesOf, refusedIn, selectionOf } from './fixtures/inspect';
import { judgesOfAll } from './fixtures/judges';
import { piecesOf } from './fixtures/pieces';
import { findPlaces, type Places } from './fixtures/places';
import { plain, type Road, roads } from './fixtures/roads';
import { viewersOf } from './fixtures/scene';
import { type Selected, selectAll } from './fixtures/selection';

const supergraph = buildSchema(
  composeSupergraph(
    subgraphDefinitions.map(({ name, typeDefs }) => ({ name, sdl: print(typeDefs) })),
  ),
  { assumeValidSDL: true },
);
const city = createCity('XS');

let hub: TestHub;
let places: Places;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  places = await findPlaces(city, (name) => {
    const found = hub.subgraphs.find((subgraph) => subgraph.name === name);
    if (!found) throw new Error(`There is no subgraph "${name}".`);
    return found.database;
  });
}, 120_000);
afterAll(() => hub.close());

/** Keys for the arguments that take one: those that the viewer of a role has to do with. */
function keysFor(role: Role): Record<string, string> {
  return {
    code: places.city,
    codes: places.city,
    region: places.town,
    gridCode: places.grid,
    uscc: places.department,
    dwellingCode: places.dwelling,
    careCaseId: role === 'MH_CARE' ? places.mentalCase.id : places.otherCase.id,
    queryCode: queryCodeOf(city, places.petitionIndex),
    // Nobody's: references are given by answers.
    ref: 'P0000000000000000',
  };
}

const fieldsOfQuery = Object.keys(supergraph.getQueryType()?.getFields() ?? {});

describe.each(roles)('through the gateway, %s', (role) => {
  const { open, value } = judgesOfAll(role);
  const ask = (selection: readonly Selected[], road: Road): Promise<SubgraphResponse> =>
    askHub(hub, viewersOf(places, places.city)[role], road.write('Query', selection));
  const select = (field: string, omit: (type: string, field: string) => boolean) =>
    selectAll(supergraph, 'Query', {
      depth: 7,
      first: 2,
      keys: keysFor(role),
      omit: (type, name) =>
        (type === 'Query' && name !== field) ||
        // Whatever leads to a region leads to the same one: it is gone through once.
        (type === 'Region' && field !== 'region' && name !== 'name') ||
        omit(type, name),
    });

  it.each(fieldsOfQuery)('gets no value that is denied, from %s', async (field) => {
    for (const piece of piecesOf(
      select(field, () => false),
      250,
    )) {
      const response = await ask(piece, plain);
      expect(leaksIn(response.data, piece, plain, value)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });

  it.each(fieldsOfQuery)('gets all that is open, from %s', async (field) => {
    for (const piece of piecesOf(
      select(field, (...at) => !open(...at)),
      250,
    )) {
      const response = await ask(piece, plain);
      expect(refusedIn(response)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });

  it.each(fieldsOfQuery)('is refused every closed field by itself, from %s', async (field) => {
    for (const probe of probesOf(
      select(field, () => false),
      open,
    )) {
      const selection = selectionOf(probe);
      for (const road of roads) {
        const response = await ask(selection, road);
        expect(leaksIn(response.data, selection, road, value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    }
  });
});

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
  const ask = (role: Role, query: string) =>
    askHub(hub, viewersOf(places, places.city)[role], query);
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
    const mental = await ask('MH_CARE', road(places.mentalCase.id));
    expect(mental).toEqual({ data: { careCase: whole } });
    const other = await ask('CARE_OTHER', road(places.otherCase.id));
    expect(other).toEqual({ data: { careCase: whole } });
  });

  it('is open to the person that the case is about', async () => {
    const answer = await ask('SUBJECT', road(places.otherCase.id));
    expect(answer).toEqual({ data: { careCase: whole } });
  });

  it('ends before it begins for another service, and for a case of somebody else', async () => {
    const nothing = { data: { careCase: null } };
    expect(await ask('CARE_OTHER', road(places.mentalCase.id))).toEqual(nothing);
    expect(await ask('MH_CARE', road(places.otherCase.id))).toEqual(nothing);
    expect(await ask('MH_CARE', road(places.unassignedCase.id))).toEqual(nothing);
    expect(await ask('SUBJECT', road(places.mentalCase.id))).toEqual(nothing);
  });

  const others = roles.filter((role) => !['MH_CARE', 'CARE_OTHER', 'SUBJECT'].includes(role));
  it.each(others)('is closed to %s', async (role) => {
    for (const { id } of [places.mentalCase, places.otherCase]) {
      const answer = await ask(role, road(id));
      expect(answer.data).toEqual({ careCase: null });
      expect(refusedIn(answer)).toEqual([expect.stringContaining('careCase')]);
    }
  });

  it('gives a code of the dwelling that leads its reader back, and nobody else', async () => {
    const { data } = await ask('MH_CARE', road(places.mentalCase.id));
    const [, dwellingCode] = /"dwellingCode":"([^"]+)"/.exec(JSON.stringify(data)) ?? [];
    const query = `{ dwelling(dwellingCode: ${JSON.stringify(dwellingCode)}) { use } }`;
    expect((await ask('MH_CARE', query)).data).toEqual({ dwelling: { use: expect.any(String) } });
    for (const role of roles.filter((name) => name !== 'MH_CARE')) {
      expect((await ask(role, query)).data).toEqual({ dwelling: null });
    }
  });
});
