import { withPolicySpec } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { type GraphQLSchema, parse, print } from 'graphql';
import pino from 'pino';
import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { type Engine, type Supergraph, writeAnswer } from '../..';
import { createEngine } from '../../createEngine';
import { createContext } from '../semantics/createContext';
import { createSource } from '../semantics/createSource';
import type { Fetch } from '../semantics/Fetch';
import { viewerWith } from './clinic';

const viewer = viewerWith(['person:name']);
const operation = '{ name }';

/** A supergraph whose one field asks for a scope. */
function supergraphAsking(scope: string | undefined): Supergraph {
  const directive = scope ? `@requiresScopes(scopes: [["${scope}"]])` : '';
  const sdl = print(
    withPolicySpec(
      parse(`extend schema @link(
        url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes"]
      )
      type Query { name: String ${directive} open: String }`),
    ),
  );
  const source = { sdl, resolvers: { Query: { name: () => '张伟', open: () => 'open' } } };
  return {
    supergraphSdl: composeSupergraph([{ name: 'people', sdl }]),
    subgraphs: [createSource('people', sdl, source)],
  };
}

let engine: Engine | undefined;
afterEach(() => engine?.stop());

async function start(supergraph: Supergraph) {
  const started = createEngine({
    ...supergraph,
    engine: 'civic',
    planner: 'hive',
    logger: pino({ level: 'silent' }),
    accountability: fakeAccountability(),
  });
  engine = started;
  const schemas: GraphQLSchema[] = [];
  started.onSchemaLoadOrUpdate(({ apiSchema }) => schemas.push(apiSchema));
  const { executor } = await started.load({} as never);
  return {
    swap: started.swap,
    async ask() {
      const fetches: Fetch[] = [];
      const answer = await executor?.({
        schema: schemas.at(-1),
        document: parse(operation),
        source: operation,
        request: { query: operation },
        context: createContext('signed', fetches, viewer),
      } as never);
      const { data } = JSON.parse(writeAnswer(answer as never).toString());
      return { data, fetches: fetches.length };
    },
  };
}

const shown = { data: { name: '张伟' }, fetches: 1 };
const denied = { data: { name: null }, fetches: 0 };

it('a plan that was kept does not outlive the policy that it was made under', async () => {
  const { ask, swap } = await start(supergraphAsking(undefined));
  expect(await ask()).toEqual(shown);
  expect(await ask()).toEqual(shown);
  await swap(supergraphAsking('person:phone'));
  expect(await ask()).toEqual(denied);
  await swap(supergraphAsking('person:name'));
  expect(await ask()).toEqual(shown);
  await swap(supergraphAsking('person:phone'));
  expect(await ask()).toEqual(denied);
});
