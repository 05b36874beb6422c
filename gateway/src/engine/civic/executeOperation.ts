import { HubError } from '@civicgraph/shared';
import { execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../http/GatewayContext';
import { denialError } from '../../policy';
import type { AccessControl, OperationAccess } from '../access';
import type { ResponsePath, Run } from '../compile';
import { setValue } from '../merge';
import type { Projected, ProjectionFault } from '../project';
import type { CompiledOperation } from './compileOperation';
import type { Observation } from './Observation';
import { ProjectedData } from './ProjectedData';

export interface Answer {
  readonly data: ProjectedData;
  readonly errors?: readonly GraphQLError[];
}

export interface Execution {
  readonly operation: CompiledOperation;
  readonly schema: GraphQLSchema;
  readonly run: Run;
  readonly control: AccessControl;
  readonly context: GatewayContext;
}

/** Runs a compiled operation to its end: fetches, introspection, projection, record. */
export async function executeOperation(
  execution: Execution,
  observation?: Observation,
): Promise<Answer> {
  const { operation, schema, run, control, context } = execution;
  await operation.run(run);
  if (operation.introspection) {
    const document = operation.introspection;
    const { data, errors } = await execute({ schema, document, variableValues: run.variables });
    for (const key of Object.keys(data ?? {})) setValue(run.data, key, data?.[key]);
    run.errors.push(...(errors ?? []));
  }
  const startedAt = observation ? performance.now() : 0;
  const seal = operation.access && control.sealerFor(context);
  const projected = operation.project(run.data, run.variables, run.isGraph, seal);
  observation?.projected(startedAt);
  return answerOf(run, await release(execution, projected));
}

/** Whether an operation has a policy to be held. */
export function isNarrowed(
  operation: CompiledOperation,
): operation is CompiledOperation & { readonly access: OperationAccess } {
  return operation.access !== undefined;
}

/** An answer with personal data leaves once they are on record; else without them. */
async function release(execution: Execution, projected: Projected): Promise<Projected> {
  const { operation, schema, run, control, context } = execution;
  if (!projected.reads || !isNarrowed(operation)) return projected;
  try {
    await control.record(operation, projected.reads, context);
    return projected;
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'LEDGER_UNAVAILABLE') throw error;
    const withheld = control.withhold(operation, schema)(
      run.data,
      run.variables,
      run.isGraph,
      control.sealerFor(context),
    );
    if (withheld.reads) throw error;
    return withheld;
  }
}

function answerOf(run: Run, { bytes, faults }: Projected): Answer {
  const errors = faults.length > 0 ? explainFaults(run.errors, faults) : run.errors;
  return errors.length > 0
    ? { data: new ProjectedData(bytes), errors }
    : { data: new ProjectedData(bytes) };
}

/** A hole without an error would look like an answer: each that no error explains gets one. */
function explainFaults(
  errors: readonly GraphQLError[],
  faults: readonly ProjectionFault[],
): readonly GraphQLError[] {
  const known = errors.flatMap(({ path }) => (path ? [path] : []));
  const told = faults.flatMap(({ path, reason }) => {
    if (typeof reason === 'object') return [denialError(reason, path)];
    const isKnown = known.some((one) => isWithin(one, path) || isWithin(path, one));
    return isKnown ? [] : [createError(path)];
  });
  return [...errors, ...told];
}

/** Whether one place lies within another, or is the same. */
function isWithin(inner: ResponsePath, outer: ResponsePath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => inner[index] === step);
}

/** The value itself may be personal, so that the message does not quote it. */
function createError(path: ResponsePath): GraphQLError {
  return new GraphQLError('A subgraph gave no usable value for this field.', {
    path: [...path],
    extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
  });
}
