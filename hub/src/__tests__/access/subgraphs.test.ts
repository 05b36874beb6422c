import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DatabaseUrl,
  parseDatabaseUrl,
  type SubgraphResponse,
  type Viewer,
} from '@civicgraph/shared';
import { openTestSubgraph, temporaryFolder } from '@civicgraph/shared/testing';
import { allSubgraphDefinitions } from '../../subgraphs';
import { askEntities, entitiesOf } from './fixtures/askEntities';
import { type Asker, askers, nameOf, withoutGrant } from './fixtures/askers';
import { entityTypes } from './fixtures/entityTypes';
import { faultsIn, leaksIn, probesOf, refusedIn, selectionOf } from './fixtures/inspect';
import { judgesOf } from './fixtures/judges';
import { personRecord } from './fixtures/personRecord';
import { queryKeys } from './fixtures/queryKeys';
import { keysOf, ownDwelling, ownPerson } from './fixtures/representations';
import { plain, type Road, roads } from './fixtures/roads';
import { openScene, type Scene } from './fixtures/scene';
import { seenBy } from './fixtures/seenBy';
import { type Selected, selectAll } from './fixtures/selection';
import { withoutScopes } from './fixtures/withoutScopes';

let scene: Scene;
let databaseUrl: DatabaseUrl;
beforeAll(async () => {
  databaseUrl = parseDatabaseUrl(`sqlite:${temporaryFolder()}`);
  scene = await openScene(databaseUrl);
}, 120_000);
afterAll(() => scene.close());

const options = { depth: 7, first: 5 };
const schemas = allSubgraphDefinitions.map((definition) => ({
  ...definition,
  schema: buildSubgraphSchema({ typeDefs: definition.typeDefs }),
}));
const withAskers = (names: readonly string[]) =>
  names.flatMap((name) => askers.map((asker) => [name, nameOf(asker), asker] as const));

describe.each(
  schemas
    .map((definition) => ({ ...definition, types: entityTypes(definition) }))
    .filter(({ types }) => types.length > 0),
)('the entities of $name', ({ name, schema, types }) => {
  const cases = withAskers(types);

  /** Asks for own rows first, then for rows out of reach, with every kind of key. */
  const ask = (type: string, asker: Asker, road: Road, selection: readonly Selected[]) => {
    const { field, own, outside } = keysOf(type, asker.role, scene.places);
    const keys = [...own, ...outside.map(({ key }) => key)];
    const question = { type, field, keys, selection };
    return askEntities(scene.subgraph(name), scene.viewerAs(asker), question, road);
  };

  it.each(cases)('%s gives %s no value that is denied, on any road', async (type, _, asker) => {
    const selection = selectAll(schema, type, options);
    const { value } = judgesOf(name, asker);
    for (const road of roads) {
      const response = await ask(type, asker, road, selection);
      expect(leaksIn(entitiesOf(response), selection, road, value)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });

  it.each(cases)('%s gives %s all that is open, and the own rows', async (type, _, asker) => {
    const { open, value } = judgesOf(name, asker);
    const selection = selectAll(schema, type, { ...options, omit: (...at) => !open(...at) });
    if (selection.length === 0) return;
    const response = await ask(type, asker, plain, selection);
    expect(refusedIn(response)).toEqual([]);
    expect(faultsIn(response)).toEqual([]);
    const { field, own } = keysOf(type, asker.role, scene.places);
    if (!value(type, field)) return;
    expect(entitiesOf(response).slice(0, own.length)).not.toContain(null);
  });

  it.each(cases)('%s refuses %s every closed field by itself', async (type, _, asker) => {
    const { open, value } = judgesOf(name, asker);
    for (const probe of probesOf(selectAll(schema, type, options), open)) {
      const selection = selectionOf(probe);
      const response = await ask(type, asker, plain, selection);
      expect(leaksIn(entitiesOf(response), selection, plain, value)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });
});

describe.each(schemas)('the queries of $name, asked straight', ({ name, schema }) => {
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  const cases = withAskers(fields.filter((field) => !field.startsWith('_')));

  const select = (field: string, asker: Asker, omit?: (type: string, field: string) => boolean) =>
    selectAll(schema, 'Query', {
      ...options,
      keys: keysFor(scene.viewerAs(asker)),
      omit: (type, at) => (type === 'Query' && at !== field) || (omit?.(type, at) ?? false),
    });

  const keysFor = (viewer: Viewer) => {
    const { role } = viewer;
    const { references } = scene.subgraph(name);
    return queryKeys(role, scene.places, scene.city, {
      person: references.seal(viewer, 'Person', ownPerson(role, scene.places)),
      dwelling: references.seal(viewer, 'Dwelling', ownDwelling(role, scene.places)),
    });
  };

  const ask = (asker: Asker, road: Road, selection: readonly Selected[]) =>
    scene.subgraph(name).ask(scene.viewerAs(asker), road.write('Query', selection));

  it.each(cases)('%s gives %s no value that is denied, on any road', async (field, _, asker) => {
    const selection = select(field, asker);
    const { value } = judgesOf(name, asker);
    for (const road of roads) {
      const response = await ask(asker, road, selection);
      expect(leaksIn(response.data, selection, road, value)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });

  it.each(cases)('%s gives %s all that is open', async (field, _, asker) => {
    const { open } = judgesOf(name, asker);
    const selection = select(field, asker, (...at) => !open(...at));
    if (selection.length === 0) return;
    const response = await ask(asker, plain, selection);
    expect(refusedIn(response)).toEqual([]);
    expect(faultsIn(response)).toEqual([]);
  });

  it.each(cases)('%s refuses %s every closed field by itself', async (field, _, asker) => {
    const { open, value } = judgesOf(name, asker);
    for (const probe of probesOf(select(field, asker), open)) {
      const selection = selectionOf(probe);
      const response = await ask(asker, plain, selection);
      expect(leaksIn(response.data, selection, plain, value)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
    }
  });
});

describe.each(schemas.filter(({ schema }) => schema.getMutationType()))(
  'the mutations of $name, asked straight',
  ({ name, schema }) => {
    const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});

    it.each(withAskers(fields))('%s does nothing for %s when it is closed', async (...row) => {
      const [field, , asker] = row;
      if (judgesOf(name, asker).open('Mutation', field)) return;
      const selection = selectAll(schema, 'Mutation', {
        ...options,
        omit: (type, at) => type === 'Mutation' && at !== field,
      });
      for (const road of roads) {
        const response: SubgraphResponse = await scene
          .subgraph(name)
          .ask(scene.viewerAs(asker), `mutation ${road.write('Mutation', selection)}`);
        expect(leaksIn(response.data, selection, road, () => false)).toEqual([]);
        expect(refusedIn(response)).toHaveLength(1);
      }
    });
  },
);

describe('the record of a person, asked straight', () => {
  it.each(askers.map((asker) => [nameOf(asker), asker] as const))(
    'has the values that the matrix gives %s, behind their masks',
    async (_, asker) => {
      const population = scene.subgraph('population');
      const viewer = scene.viewerAs(asker);
      const person = ownPerson(asker.role, scene.places);
      const ref = population.references.seal(viewer, 'Person', person);
      const { data } = await population.entities(
        viewer,
        'Person',
        '{ name phone citizenId birthDate }',
        [{ ref }],
      );
      const seen = seenBy(asker, await personRecord(population.subgraph, person));
      const isNobody = Object.values(seen).every((value) => value === null);
      expect(data).toEqual({ _entities: [isNobody ? null : seen] });
    },
  );
});

describe('the sweep finds what a subgraph without its scopes gives away', () => {
  it.each([
    ['population', 'Person', 'GRID', ['birthDate', 'birthYear']],
    ['petitions', 'Petition', 'DEPT_ADMIN', ['satisfaction', 'petitioner', 'content', 'referrals']],
  ] as const)('%s: %s to %s', async (name, type, role, fields) => {
    const definition = withoutScopes(
      allSubgraphDefinitions.find((candidate) => candidate.name === name),
    );
    const opened = await openTestSubgraph(definition, databaseUrl);
    try {
      const { field, own } = keysOf(type, role, scene.places);
      const schema = buildSubgraphSchema({ typeDefs: definition.typeDefs });
      const { open, value } = judgesOf(name, withoutGrant(role));
      const selection = selectAll(schema, type, options);
      const found: string[] = [];
      for (const probe of probesOf(selection, open)) {
        const question = { type, field, keys: own, selection: selectionOf(probe) };
        const response = await askEntities(opened, scene.viewers[role], question, plain);
        found.push(...leaksIn(entitiesOf(response), question.selection, plain, value));
      }
      const places = new Set(found.map((leak) => leak.split(' ')[0]));
      expect([...places].filter((place) => place?.startsWith(`${type}.`))).toEqual(
        fields.map((name) => `${type}.${name}`),
      );
    } finally {
      await opened.subgraph.close();
    }
  });
});
