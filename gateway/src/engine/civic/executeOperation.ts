import { execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { ResponsePath, Run } from '../compile';
import { setValue } from '../merge';
import type { ProjectionFault } from '../project';
import type { CompiledOperation } from './compileOperation';
import type { Observation } from './Observation';
import { ProjectedData } from './ProjectedData';

export interface Answer {
  readonly data: ProjectedData;
  readonly errors?: readonly GraphQLError[];
}

/** Runs a compiled operation to its end: fetches, introspection, projection. */
export async function executeOperation(
  operation: CompiledOperation,
  schema: GraphQLSchema,
  run: Run,
  observation?: Observation,
): Promise<Answer> {
  await operation.run(run);
  if (operation.introspection) {
    const document = operation.introspection;
    const { data, errors } = await execute({ schema, document, variableValues: run.variables });
    for (const key of Object.keys(data ?? {})) setValue(run.data, key, data?.[key]);
    run.errors.push(...(errors ?? []));
  }
  const startedAt = observation ? performance.now() : 0;
  const { bytes, faults } = operation.project(run.data, run.variables, run.isGraph);
  observation?.projected(startedAt);
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
  const unexplained = faults.filter(
    (fault) => !known.some((path) => isWithin(path, fault.path) || isWithin(fault.path, path)),
  );
  return [...errors, ...unexplained.map(({ path }) => createError(path))];
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
