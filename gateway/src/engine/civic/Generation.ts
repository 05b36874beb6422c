import { setImmediate as nextTurn } from 'node:timers/promises';
import { meetsPolicy, type Subgraph, type Viewer } from '@civicgraph/shared';
import { createApiSchema } from '@civicgraph/shared/supergraph';
import { type GraphQLSchema, parse } from 'graphql';
import { createAuthorities, readSupergraphPolicy, type SupergraphPolicy } from '../../policy';
import { createTypeTable, readEntityFacts } from '../compile';
import type { Supergraph } from '../Engine';
import type { EngineObserver } from '../EngineObserver';
import type { Planner, Planners } from '../planners';
import type { ValidDocuments } from '../ValidDocuments';
import { readStricterFields } from './askTypes';
import { type CompiledOperation, compileOperation } from './compileOperation';
import {
  createOperationCache,
  type OperationKey,
  type UsedOperation,
} from './createOperationCache';
import { createPace } from './createPace';
import { practiceOperation } from './practiceOperation';
import { readRequiredFields, withSubjectKeys } from './RequiredFields';
import { warmOperations } from './warmOperations';

/** One supergraph, ready to execute: its schema, its planner, and the operations compiled so far. */
export interface Generation {
  readonly schema: GraphQLSchema;
  readonly supergraphSdl: string;
  /** Taken once at the beginning of an execution, which keeps to them. */
  subgraphs(): ReadonlyMap<string, Subgraph>;
  readonly policy: SupergraphPolicy;
  operation(
    key: Omit<OperationKey, 'authority'>,
    viewer: Viewer,
  ): Promise<CompiledOperation> | CompiledOperation;
  /** How many operations are compiled. */
  size(): number;
  /** The operations asked most often, first the most asked. */
  mostUsed(count: number): readonly UsedOperation[];
  /** The same supergraph from now on over other connections. */
  connect(subgraphs: readonly Subgraph[]): void;
  /**
   * Compiles what another generation was asked, as far as it is valid here too, and rests in between: the
   * requests of the other one go first.
   */
  warm(operations: readonly UsedOperation[]): Promise<void>;
  /**
   * Plans and compiles operations of its own, which it forgets: the first that a client asks would
   * otherwise wait for the code that does so to be compiled itself.
   */
  practise(): Promise<void>;
  /** Frees what the planners hold of it. It goes on serving whoever holds it. */
  release(): void;
}

export interface GenerationOptions extends Supergraph {
  readonly planners: Planners;
  readonly documents?: ValidDocuments | undefined;
  readonly observer?: EngineObserver | undefined;
}

const practiceTurns = 10;

/** Its work is spread over turns of the event loop: requests are served meanwhile. */
export async function createGeneration(options: GenerationOptions): Promise<Generation> {
  const { supergraphSdl, planners } = options;
  const opening = planners.open(supergraphSdl);
  // Waited for at the end, where it may have failed long before.
  opening.catch(() => {});
  try {
    return await build(options, opening);
  } catch (error) {
    opening.then(
      (planner) => planner.release(),
      () => {},
    );
    throw error;
  }
}

async function build(options: GenerationOptions, opening: Promise<Planner>): Promise<Generation> {
  const { supergraphSdl, documents, observer } = options;
  const pace = createPace();
  const schema = await pace(() => createApiSchema(supergraphSdl));
  const supergraph = await pace(() => parse(supergraphSdl, { noLocation: true }));
  const types = createTypeTable(supergraph);
  const entities = readEntityFacts(supergraph);
  const stricter = readStricterFields(schema);
  const policy = await pace(() => readSupergraphPolicy(supergraph, supergraphSdl, schema));
  const authorityOf = createAuthorities(policy.policyNames, meetsPolicy);
  const required = await pace(() =>
    withSubjectKeys(readRequiredFields(supergraph), policy, schema),
  );
  const planner = await opening;
  const compiler = { schema, types, entities, required, stricter, planner, policy };
  const operations = createOperationCache(({ document, ...text }) =>
    compileOperation(document, text, { ...compiler, observer }),
  );
  let subgraphs = byName(options.subgraphs);
  return {
    schema,
    supergraphSdl,
    subgraphs: () => subgraphs,
    connect(others) {
      subgraphs = byName(others);
    },
    policy,
    operation: (key, viewer) =>
      operations.get({ ...key, authority: policy.isEmpty ? undefined : authorityOf(viewer) }),
    size: operations.size,
    mostUsed: operations.mostUsed,
    warm: (used) => warmOperations(used, { schema, documents, pace, add: operations.add }),
    async practise() {
      for (let turn = 0; turn < practiceTurns; turn += 1) {
        const source = practiceOperation(schema, `Practice${turn}`);
        if (source === undefined) return;
        await nextTurn();
        // It may ask together what no subgraph can bring together.
        const text = { operationName: undefined, authority: undefined };
        await compileOperation(parse(source), text, compiler).catch(() => {});
      }
    },
    release: () => planner.release(),
  };
}

function byName(subgraphs: readonly Subgraph[]): ReadonlyMap<string, Subgraph> {
  return new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
}
