import type { GraphQLSchema } from 'graphql';
import type { Engine, EngineOptions, Supergraph } from '../Engine';
import { createPlanners } from '../planners';
import { createGeneration, type Generation } from './Generation';

type Listener = Parameters<Engine['onSchemaLoadOrUpdate']>[0];

/**
 * The generations of an engine: one that serves, the last few before it, and older ones while requests still
 * hold them.
 */
export interface Generations {
  current(): Generation | undefined;
  /** Undefined for a schema that came from elsewhere. */
  of(schema: GraphQLSchema): Generation | undefined;
  load(): Promise<void>;
  /** Swaps follow each other, in the order they are asked for. */
  swap(supergraph: Supergraph): Promise<void>;
  listen(listener: Listener): () => void;
  stop(): Promise<void>;
}

/** Operations compiled for a new supergraph before it is switched to. */
const warmed = 100;
/** Older generations that stay ready, for a supergraph that comes back. */
const keptGenerations = 2;

export function createGenerations(options: EngineOptions): Generations {
  const planners = createPlanners(options.planner, options.logger);
  // Nothing else holds an old generation: it goes with the last request that came with its schema.
  const generations = new WeakMap<GraphQLSchema, Generation>();
  const listeners = new Set<Listener>();
  /** By their supergraphs, the one that was left last at the end. */
  const kept = new Map<string, Generation>();
  let current: Generation | undefined;
  let lastSwap: Promise<void> = Promise.resolve();

  function announce({ schema: apiSchema, supergraphSdl: coreSupergraphSdl }: Generation): void {
    for (const tell of listeners) tell({ apiSchema, coreSupergraphSdl });
  }

  function use(next: Generation): void {
    generations.set(next.schema, next);
    try {
      announce(next);
    } catch (error) {
      if (current) goBackTo(current);
      throw error;
    }
    current = next;
  }

  /** For those that took the new one before another refused it: that one is told last, if at all. */
  function goBackTo(previous: Generation): void {
    try {
      announce(previous);
    } catch {
      // It was told of this one before.
    }
  }

  async function replace(supergraph: Supergraph): Promise<void> {
    const previous = current;
    if (!previous) throw new Error('The engine has no supergraph yet to replace.');
    if (supergraph.supergraphSdl === previous.supergraphSdl) {
      previous.connect(supergraph.subgraphs);
    } else {
      await changeOver(previous, supergraph);
    }
    options.observer?.swapped();
  }

  async function changeOver(previous: Generation, supergraph: Supergraph): Promise<void> {
    const { supergraphSdl, subgraphs } = supergraph;
    const next =
      kept.get(supergraphSdl) ?? (await createGeneration({ ...options, ...supergraph, planners }));
    try {
      await next.warm(previous.mostUsed(warmed));
      next.connect(subgraphs);
      use(next);
    } catch (error) {
      if (!kept.has(supergraphSdl)) next.release();
      throw error;
    }
    kept.delete(supergraphSdl);
    kept.set(previous.supergraphSdl, previous);
    letGoOldest();
  }

  function letGoOldest(): void {
    const [oldest] = kept.values();
    if (oldest && kept.size > keptGenerations) {
      kept.delete(oldest.supergraphSdl);
      oldest.release();
    }
    const live = current ? [current, ...kept.values()] : [];
    options.documents?.retain(live.map(({ schema }) => schema));
  }

  return {
    current: () => current,
    of: (schema) => generations.get(schema),
    async load() {
      const first = await createGeneration({ ...options, planners });
      await first.practise();
      use(first);
    },
    swap(supergraph) {
      const swap = lastSwap.then(() => replace(supergraph));
      lastSwap = swap.catch(() => {});
      return swap;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => planners.close(),
  };
}
