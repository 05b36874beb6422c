import { createEngine, type EngineOptions, type Supergraph } from '../engine';
import type { Limits } from '../limits';
import type { UsageRecorder } from '../usage';
import { createGraphqlServer } from './createGraphqlServer';
import type { Started } from './createServing';
import { createDocumentStore } from './documentStore';

export interface StartOptions extends Omit<EngineOptions, keyof Supergraph | 'documents'> {
  readonly introspection: boolean;
  readonly limits: Limits;
  /** Without it nobody is told which operations are in use. */
  readonly usage: UsageRecorder | undefined;
}

/**
 * Loads a supergraph into an engine, with the server before it.
 * @throws what loading it throws
 */
export async function startEngine(
  supergraph: Supergraph,
  { introspection, limits, usage, ...options }: StartOptions,
): Promise<Started> {
  const documents = createDocumentStore();
  const engine = createEngine({ ...options, ...supergraph, documents });
  const { logger, tracer } = options;
  const graphql = createGraphqlServer({
    engine,
    documents,
    introspection,
    limits,
    logger,
    tracer,
    usage,
  });
  try {
    await graphql.start();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return { engine, graphql };
}
