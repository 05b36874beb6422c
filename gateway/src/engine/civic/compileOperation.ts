import type { DocumentNode, GraphQLSchema } from 'graphql';
import { operationSize } from '../../limits';
import type { SupergraphPolicy } from '../../policy';
import { narrowFor, type OperationAccess } from '../access';
import {
  analysePlan,
  type ClientPaths,
  compilePlan,
  createClientPaths,
  type EntityFacts,
  type Step,
  type TypeTable,
} from '../compile';
import type { EngineObserver } from '../EngineObserver';
import type { Plan } from '../plan';
import type { Planner } from '../planners';
import { compileProjection, conditionVariables, maxVariants, type Projection } from '../project';
import { type StricterFields } from './askTypes';
import { assertPlanned } from './assertPlanned';
import type { OperationText } from './createOperationCache';
import type { Operation } from './Operation';
import type { RequiredFields } from './RequiredFields';
import { readOperation } from './readOperation';
import { splitIntrospection } from './splitIntrospection';

/** An operation ready to run. */
export interface CompiledOperation extends Operation {
  readonly plan: Plan;
  readonly run: Step;
  readonly project: Projection;
  readonly introspection: DocumentNode | undefined;
  readonly clientPaths: ClientPaths;
  /** The variables of `@skip` and `@include`. */
  readonly conditions: readonly string[];
  /** What the policy makes of it for those who share it; undefined where there is no policy. */
  readonly access: OperationAccess | undefined;
  /** What it holds of memory, in units of some 200 bytes. */
  readonly weight: number;
}

export interface CompileOptions {
  readonly schema: GraphQLSchema;
  readonly types: TypeTable;
  readonly entities: EntityFacts;
  readonly required: RequiredFields;
  readonly stricter: StricterFields;
  readonly planner: Planner;
  readonly policy: SupergraphPolicy;
  readonly observer?: EngineObserver | undefined;
}

/** Plans and compiles what an authority may run of one operation of a valid document. */
export async function compileOperation(
  document: DocumentNode,
  { operationName, authority }: Pick<OperationText, 'operationName' | 'authority'>,
  { schema, types, entities, required, stricter, planner, policy, observer }: CompileOptions,
): Promise<CompiledOperation> {
  const read = readOperation(document, operationName);
  const { operation, narrowed, access } = narrowFor(read, { schema, required, policy, authority });
  const { definition, fragments } = operation;
  const { introspection, planned } = splitIntrospection(narrowed, stricter);
  const startedAt = performance.now();
  const plan = planned === undefined ? null : await planner.plan({ query: planned, operationName });
  if (planned !== undefined) observer?.planned(performance.now() - startedAt);
  assertPlanned(narrowed, plan);
  const clientPaths = createClientPaths(definition.selectionSet, fragments);
  const conditions = conditionVariables(definition, fragments);
  const { selections } = operationSize(document, definition);
  return {
    ...operation,
    plan,
    run: compilePlan(plan, { types, entities, clientPaths, use: analysePlan(plan) }),
    project: compileProjection(schema, { definition, fragments, conditions, access }),
    introspection,
    clientPaths,
    conditions,
    access,
    weight: selections * (3 + Math.min(2 ** conditions.length, maxVariants)),
  };
}
