import { HubError } from '@civicgraph/shared';
import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Limits } from './Limits';

export interface CostRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Refuses an operation whose answer may hold too many objects. A field with `first` returns that many
 * (its schema default when absent), a list below such a field is that page itself, a list asked for by a
 * list of keys is as long as they are many, and any other list counts as `assumedListSize`; nested
 * lists multiply, and an object that is not a list counts as one. Introspection is free.
 *
 * @throws HubError QUERY_TOO_COSTLY with the objects counted and the limit; GraphQLError for variables
 * that do not fit their types.
 */
export function checkCost(request: CostRequest, limits: Limits): void {
  const objects = getComplexity({
    schema: request.schema,
    query: request.document,
    variables: { ...request.variables },
    ...(request.operationName && { operationName: request.operationName }),
    estimators: [objectEstimator(limits.assumedListSize)],
  });
  if (objects <= limits.objects) return;
  throw new HubError(
    'QUERY_TOO_COSTLY',
    `The answer may hold ${objects} objects; the limit is ${limits.objects}. Ask for smaller pages with "first", or for fewer nested lists.`,
    { value: objects, limit: limits.objects },
  );
}

function objectEstimator(assumedListSize: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
    if (hasFirst(field)) return pageSize(args.first, assumedListSize) * (1 + childComplexity);
    if (isLeafType(getNamedType(field.type))) return childComplexity;
    if (!isList(field)) return 1 + childComplexity;
    // `edges` and `nodes` are the page that their connection has counted.
    if (type.name.endsWith('Connection')) return childComplexity;
    return (keysAsked(args) ?? assumedListSize) * (1 + childComplexity);
  };
}

function pageSize(first: unknown, assumedListSize: number): number {
  return typeof first === 'number' ? Math.max(first, 0) : assumedListSize;
}

/** The length of the longest list among the arguments; undefined when none is a list. */
function keysAsked(args: Readonly<Record<string, unknown>>): number | undefined {
  const lengths = Object.values(args)
    .filter(Array.isArray)
    .map((keys) => keys.length);
  return lengths.length > 0 ? Math.max(...lengths) : undefined;
}

function hasFirst(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some((argument) => argument.name === 'first');
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
