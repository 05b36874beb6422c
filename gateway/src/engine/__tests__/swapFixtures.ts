import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Subgraph } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import type { GraphQLSchema } from 'graphql';
import pino from 'pino';
import { createGraphqlServer } from '../../http/createGraphqlServer';
import { createDocumentStore } from '../../http/documentStore';
import type { GatewayContext } from '../../http/GatewayContext';
import { defaultLimits } from '../../limits';
import type { EngineObserver, Supergraph } from '..';
import { createEngine } from '../createEngine';
import { writeAnswer } from '../project';

const logger = pino({ level: 'silent' });

/**
 * A supergraph whose answers say which it is: `which` is its name, and a type is called by it. Fetches
 * wait for `gate`; `mark` makes its text another one.
 */
export function createSupergraph(
  name: string,
  gate: () => Promise<unknown> = nextTurn,
  mark = '',
): Supergraph {
  const sdl = `type Query { which: String! only${name}: Only${name} } type Only${name} { id: ID! }`;
  const subgraph: Subgraph = {
    name: 'city',
    async execute() {
      await gate();
      return { data: { which: name, [`only${name}`]: { id: '1' } } };
    },
    checkReady: async () => {},
    close: async () => {},
  };
  const supergraphSdl = composeSupergraph([{ name: 'city', sdl }]);
  return { supergraphSdl: `${supergraphSdl}${mark}`, subgraphs: [subgraph] };
}

/** Starts Apollo Server over an engine of ours, and counts what the engine does. */
export async function startServer(supergraph: Supergraph) {
  const counts = { planned: 0, swapped: 0 };
  const documents = createDocumentStore();
  const parsed: string[] = [];
  const schemas: WeakRef<GraphQLSchema>[] = [];
  const observer: EngineObserver = {
    fetched() {},
    retried() {},
    circuitChanged() {},
    lookedUp() {},
    planned() {
      counts.planned += 1;
    },
    swapped() {
      counts.swapped += 1;
    },
    compiled() {},
  };
  const engine = createEngine({
    ...supergraph,
    engine: 'civic',
    planner: 'hive',
    logger,
    documents,
    observer,
  });
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => schemas.push(new WeakRef(apiSchema)));
  const server = createGraphqlServer({
    engine,
    documents,
    introspection: true,
    limits: defaultLimits,
    logger,
  });
  server.addPlugin({
    async requestDidStart() {
      return {
        async parsingDidStart({ source }) {
          parsed.push(source);
        },
      };
    },
  });
  await server.start();
  return {
    engine,
    server,
    counts,
    /** How often a schema was told to the server. */
    announced: () => schemas.length,
    /** Documents that were parsed for a request, in order. */
    parsed,
    /** Of all supergraphs so far, the schemas that are still held. */
    schemasHeld: () => new Set(schemas.map((schema) => schema.deref()).filter(Boolean)).size,
    async ask(query: string): Promise<unknown> {
      const { body } = await server.executeOperation(
        { query },
        { contextValue: createContext(query) },
      );
      if (body.kind !== 'single') throw new Error('An answer came in parts.');
      return JSON.parse(writeAnswer(body.singleResult).toString());
    },
  };
}

function createContext(checkedDocument: string): GatewayContext {
  const viewer = { id: 'a-1', role: 'analyst', scopes: [] };
  const record = { operationName: null, errorCodes: [] };
  const { signal } = new AbortController();
  const deadline = Date.now() + 30_000;
  const known = { requestId: 'r', identity: 'signed', record, checkedDocument, deadline, signal };
  return { ...known, viewer } as unknown as GatewayContext;
}

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes of the heap that something holds. */
export async function measureHeap(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    await nextTurn();
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}
