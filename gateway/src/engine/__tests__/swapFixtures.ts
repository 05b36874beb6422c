import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Subgraph } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import type { GraphQLSchema } from 'graphql';
import pino from 'pino';
import { createGraphqlServer } from '../../http/createGraphqlServer';
import type { GatewayContext } from '../../http/GatewayContext';
import { defaultLimits } from '../../limits';
import type { EngineObserver, Supergraph } from '..';
import { createEngine } from '../createEngine';
import { writeAnswer } from '../project';

const logger = pino({ level: 'silent' });

/**
 * A supergraph whose answers say which it is: `which` is its name, and a type is called by it. Fetches
 * wait for `gate`.
 */
export function createSupergraph(
  name: string,
  gate: () => Promise<unknown> = nextTurn,
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
  return { supergraphSdl: composeSupergraph([{ name: 'city', sdl }]), subgraphs: [subgraph] };
}

/** Starts Apollo Server over an engine of ours, and counts what the engine does. */
export async function startServer(supergraph: Supergraph) {
  const counts = { planned: 0, swapped: 0 };
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
    observer,
  });
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => schemas.push(new WeakRef(apiSchema)));
  const server = createGraphqlServer({
    engine,
    introspection: true,
    limits: defaultLimits,
    logger,
  });
  await server.start();
  return {
    engine,
    server,
    counts,
    /** Of all supergraphs so far, the schemas that are still held. */
    schemasHeld: () => schemas.filter((schema) => schema.deref()).length,
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
