import { HubError, quote } from '@civicgraph/shared';
import { type GraphQLError, getVariableValues } from 'graphql';
import { withStatus } from '../../errors';
import type { GatewayContext } from '../../http/GatewayContext';
import { createAccessControl, isPoliced } from '../access';
import type { Engine, EngineOptions } from '../Engine';
import { createGenerations } from './createGenerations';
import { createRun } from './createRun';
import { executeOperation } from './executeOperation';
import { inTime } from './inTime';
import { observeExecution } from './Observation';

type Loaded = Awaited<ReturnType<Engine['load']>>;
type Variables = Readonly<Record<string, unknown>>;
type Executor = NonNullable<Loaded['executor']>;

/** Errors of variables told of in one answer. */
const maxErrors = 50;

/**
 * The hub's own engine. A request executes on the supergraph it was validated against: Apollo Server
 * hands over the schema that it chose when the request came, and each schema has its generation.
 */
export function createCivicEngine(options: EngineOptions): Engine {
  const generations = createGenerations(options);
  const control = createAccessControl(options);

  const execute: Executor = async ({ schema, document, source, request, context }) => {
    const generation = generations.of(schema);
    if (!generation) throw new Error('A request came with a schema that the engine did not give.');
    const { operationName } = request;
    const client = context as GatewayContext;
    const observation = observeExecution(client, options.tracer);
    const startedAt = observation ? performance.now() : 0;
    const found = generation.operation({ document, source, operationName }, client.viewer);
    const operation = found instanceof Promise ? await inTime(found, client) : found;
    options.observer?.lookedUp(found === operation);
    observation?.planned(operation, found === operation, startedAt);
    const open = (variables: Variables): Variables =>
      isPoliced(operation) ? control.open(operation, variables, client) : variables;
    const variables = open(request.variables ?? {});
    const { coerced, errors } = getVariableValues(
      schema,
      operation.definition.variableDefinitions ?? [],
      { ...variables },
      { maxErrors },
    );
    if (!coerced) return { errors: errors as GraphQLError[], ...observation?.extensions() };
    const missing = operation.conditions.find((name) => coerced[name] === null);
    if (missing !== undefined) return { errors: [conditionIsNull(missing)] };
    const refusal = isPoliced(operation)
      ? control.refusalOf(operation, coerced, client)
      : undefined;
    if (refusal) return { errors: [...refusal], ...observation?.extensions() };
    const subgraphs = generation.subgraphs();
    const provided = client.exactVariables ? open(client.exactVariables) : variables;
    const run = createRun({ subgraphs, context: client, provided, coerced });
    const execution = { operation, schema, control, context: client };
    if (!observation) return (await executeOperation({ ...execution, run })) as never;
    const followed = { ...execution, run: observation.follow(run) };
    const answer = await executeOperation(followed, observation);
    return { ...answer, ...observation.extensions() } as never;
  };

  const executor: Executor = async (request) => {
    try {
      return await execute(request);
    } catch (error) {
      throw error instanceof HubError ? withStatus(error) : error;
    }
  };

  options.observer?.compiled(() => generations.current()?.size() ?? 0);
  return {
    plugins: [],
    async load() {
      await generations.load();
      return { executor };
    },
    swap: generations.swap,
    onSchemaLoadOrUpdate: generations.listen,
    stop: generations.stop,
  };
}

/** Validation lets a variable with a default stand where null may not. */
function conditionIsNull(name: string): HubError {
  return new HubError(
    'BAD_USER_INPUT',
    `The variable ${quote(name)} decides what is in the answer and is null. Give true or false.`,
  );
}
