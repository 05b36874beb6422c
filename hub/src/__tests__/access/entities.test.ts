import { buildSubgraphSchema } from '@apollo/subgraph';
import { parseDatabaseUrl, type Role, roles, type SubgraphResponse } from '@civicgraph/shared';
import { type TestSubgraph, temporaryFolder } from '@civicgraph/shared/testing';
import { subgraphDefinitions } from '../../subgraphs';
import { contractField } from './fixtures/contractFields';
import { entityTypes } from './fixtures/entityTypes';
import { isOpen, mayHaveValue } from './fixtures/expectedAccess';
import { faultsIn, forbiddenIn, leaksIn, probesOf, selectionOf } from './fixtures/inspect';
import { keysOf, written } from './fixtures/representations';
import { plain, type Road, roads } from './fixtures/roads';
import { openScene, type Scene } from './fixtures/scene';
import { type Selected, selectAll } from './fixtures/selection';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
}, 120_000);
afterAll(() => scene.close());

const options = { depth: 7, first: 5, keys: {} };

describe.each(subgraphDefinitions.map((definition) => [definition.name, definition] as const))(
  'the entities of %s',
  (name, definition) => {
    const schema = buildSubgraphSchema({ typeDefs: definition.typeDefs });
    const types = entityTypes(definition);
    const cases = types.flatMap((type) => roles.map((role) => [type, role] as const));
    const judges = (role: Role) => ({
      open: (type: string, field: string) =>
        field === '__typename' || isOpen(contractField(name, type, field), role),
      value: (type: string, field: string) =>
        field === '__typename' || mayHaveValue(contractField(name, type, field), role),
    });

    /** Asks for own rows, and for rows out of reach, with every kind of key. */
    const ask = (type: string, role: Role, road: Road, selection: readonly Selected[]) => {
      const { field, own, outside } = keysOf(type, role, scene.places);
      const subgraph = scene.subgraphs.get(name) as TestSubgraph;
      const viewer = scene.viewers[role];
      const keys = [...own, ...outside.map(({ key }) => key)];
      return subgraph.entities(
        viewer,
        type,
        road.write(type, selection),
        keys.map((key) => ({ [field]: written(subgraph, viewer, type, key) })),
      );
    };
    const entities = ({ data }: SubgraphResponse) => data?._entities as unknown[];

    it.each(cases)('%s gives %s no value that is denied, on any road', async (type, role) => {
      const selection = selectAll(schema, type, options);
      for (const road of roads) {
        const response = await ask(type, role, road, selection);
        expect(leaksIn(entities(response), selection, road, judges(role).value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });

    it.each(cases)('%s gives %s all that is open, own rows first', async (type, role) => {
      const { open, value } = judges(role);
      const selection = selectAll(schema, type, { ...options, omit: (...at) => !open(...at) });
      if (selection.length === 0) return;
      const response = await ask(type, role, plain, selection);
      expect(forbiddenIn(response)).toEqual([]);
      expect(faultsIn(response)).toEqual([]);
      const { field, own } = keysOf(type, role, scene.places);
      const found = entities(response).slice(0, own.length);
      if (value(type, field)) expect(found).not.toContain(null);
    });

    it.each(cases)('%s refuses %s every closed field by itself', async (type, role) => {
      const { open, value } = judges(role);
      for (const probe of probesOf(selectAll(schema, type, options), open)) {
        const selection = selectionOf(probe);
        const response = await ask(type, role, plain, selection);
        expect(leaksIn(entities(response), selection, plain, value)).toEqual([]);
        expect(faultsIn(response)).toEqual([]);
      }
    });
  },
);
