import { HubError } from '@civicgraph/shared';
import { objectEstimator } from '@civicgraph/shared/supergraph';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import type { Limits } from './Limits';

export interface CostRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The text of the document. */
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Refuses an operation whose answer may hold too many objects, as `objectEstimator` counts them.
 *
 * Variables that do not fit their types are not counted: the engine refuses them.
 *
 * @throws HubError QUERY_TOO_COSTLY with the objects counted and the limit, BAD_USER_INPUT for an argument
 * that cannot be counted with, BAD_REQUEST for variables nested too deeply
 */
export function checkCost(request: CostRequest, limits: Limits): void {
  const objects = countObjects(request, limits.assumedListSize);
  if (objects <= limits.objects) return;
  throw new HubError(
    'QUERY_TOO_COSTLY',
    `The answer may hold ${objects} objects; the limit is ${limits.objects}. Ask for smaller pages with "first", or for fewer nested lists.`,
    { value: objects, limit: limits.objects },
  );
}

/** Characters of operations and variables whose count is kept, for each schema. */
const keptCharacters = 4 * 1024 * 1024;
const counts = new WeakMap<GraphQLSchema, LRUCache<string, number>>();

/** Counting visits every field; dashboards ask the same again and again, and are counted once. */
function countObjects(request: CostRequest, assumedListSize: number): number {
  const { schema, source, operationName = '', variables = {} } = request;
  const kept = counts.get(schema) ?? keepCounts(schema);
  const key = keyOf([assumedListSize, operationName, variables]) + source;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const definitions = request.operation.variableDefinitions ?? [];
  const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  if (errors) return 0;
  try {
    const objects = getComplexity({
      schema,
      query: request.document,
      variables: { ...variables },
      ...(operationName && { operationName }),
      estimators: [objectEstimator(assumedListSize)],
    });
    kept.set(key, objects);
    return objects;
  } catch (error) {
    // An argument that may not be null is, by a variable with a default that was given as null.
    if (error instanceof GraphQLError) throw new HubError('BAD_USER_INPUT', error.message);
    throw error;
  }
}

function keyOf(parts: unknown): string {
  try {
    return JSON.stringify(parts);
  } catch {
    throw new HubError(
      'BAD_REQUEST',
      'The variables are nested too deeply. Send them with fewer levels.',
    );
  }
}

function keepCounts(schema: GraphQLSchema): LRUCache<string, number> {
  const kept = new LRUCache<string, number>({
    maxSize: keptCharacters,
    sizeCalculation: (_, key) => key.length,
  });
  counts.set(schema, kept);
  return kept;
}
