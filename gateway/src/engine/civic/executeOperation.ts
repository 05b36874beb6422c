import { execute } from 'graphql';
import { type Answer, type Finish, finishAnswer } from '../access';
import type { Run } from '../compile';
import { setValue } from '../merge';
import type { CompiledOperation } from './compileOperation';
import type { Observation } from './Observation';

export interface Execution extends Finish {
  readonly operation: CompiledOperation;
  readonly run: Run;
}

/** Runs a compiled operation to its end: fetches, introspection, projection, record. */
export async function executeOperation(
  execution: Execution,
  observation?: Observation,
): Promise<Answer> {
  const { operation, schema, run } = execution;
  await operation.run(run);
  if (operation.introspection) {
    const document = operation.introspection;
    const { data, errors } = await execute({ schema, document, variableValues: run.variables });
    for (const key of Object.keys(data ?? {})) setValue(run.data, key, data?.[key]);
    run.errors.push(...(errors ?? []));
  }
  const startedAt = observation ? performance.now() : 0;
  return finishAnswer(execution, run, () => observation?.projected(startedAt));
}
