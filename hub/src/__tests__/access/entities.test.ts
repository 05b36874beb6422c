import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DatabaseUrl, parseDatabaseUrl, type Role, roles } from '@civicgraph/shared';
import { openTestSubgraph, temporaryFolder } from '@civicgraph/shared/testing';
import { subgraphDefinitions } from '../../subgraphs';
import { askEntities, entitiesOf } from './fixtures/askEntities';
import { entityTypes } from './fixtures/entityTypes';
import { faultsIn, leaksIn, probesOf, refusedIn, selectionOf } from './fixtures/inspect';
import { judgesOf } from './fixtures/judges';
import { keysOf } from './fixtures/representations';
import { plain, type Road, roads } from './fixtures/roads';
import { openScene, type Scene } from './fixtures/scene';
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

/** Subgraphs that answer representations at all. */
const withEntities = subgraphDefinitions.filter((definition) => entityTypes(definition).length > 0);

describe.each(withEntities.map((definition) => [definition.name, definition] as const))(
  'the entities of %s',
  (name, definition) => {
    const schema = buildSubgraphSchema({ typeDefs: definition.typeDefs });
    const cases = entityTypes(definition).flatMap((type) =>
      roles.map((role) => [type, role] as const),
    );

    /** Asks for own rows first, then for rows out of reach, with every kind of key. */
    const ask = (type: string, role: Role, road: Road, selection: readonly Selected[]) => {
      const { field, own, outside } = keysOf(type, role, scene.places);
      const keys = [...own, ...outside.map(({ key }) => key)];
      const question = { type, field, keys, selection };
      return askEntities(scene.subgraph(name), scene.viewers[role], question, road);
    };

    it.each(cases)('%s gives %s no value that is denied, on any road', async (type, role) => {
      const selection = selectAll(schema, type, options);
      const { value } = judgesOf(name, role);
      for (const road of roads) {
        const response = await ask(type, role, road, selection);
        expect(leaksIn(entitiesOf(response), selection, road, value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });

    it.each(cases)('%s gives %s all that is open, and the own rows', async (type, role) => {
      const { open, value } = judgesOf(name, role);
      const selection = selectAll(schema, type, { ...options, omit: (...at) => !open(...at) });
      if (selection.length === 0) return;
      const response = await ask(type, role, plain, selection);
      expect(refusedIn(response)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
      const { field, own } = keysOf(type, role, scene.places);
      if (!value(type, field)) return;
      expect(entitiesOf(response).slice(0, own.length)).not.toContain(null);
    });

    it.each(cases)('%s refuses %s every closed field by itself', async (type, role) => {
      const { open, value } = judgesOf(name, role);
      for (const probe of probesOf(selectAll(schema, type, options), open)) {
        const selection = selectionOf(probe);
        const response = await ask(type, role, plain, selection);
        expect(leaksIn(entitiesOf(response), selection, plain, value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });
  },
);

describe('the sweep finds what a subgraph without its scopes gives away', () => {
  it.each([
    ['population', 'Person', 'GRID', ['birthDate', 'birthYear']],
    ['petitions', 'Petition', 'DEPT_ADMIN', ['satisfaction', 'petitioner', 'content', 'referrals']],
  ] as const)('%s: %s to %s', async (name, type, role, fields) => {
    const definition = withoutScopes(
      subgraphDefinitions.find((candidate) => candidate.name === name),
    );
    const opened = await openTestSubgraph(definition, databaseUrl);
    try {
      const { field, own } = keysOf(type, role, scene.places);
      const schema = buildSubgraphSchema({ typeDefs: definition.typeDefs });
      const { open, value } = judgesOf(name, role);
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
