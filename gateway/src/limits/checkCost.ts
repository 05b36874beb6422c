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
import { LRUCache } from 'lru-cache';
import type { Limits } from './Limits';

export interface CostRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** The text of the document. */
  readonly source: string;
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
  const key = JSON.stringify([assumedListSize, operationName, variables]) + source;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const objects = getComplexity({
    schema,
    query: request.document,
    variables: { ...variables },
    ...(operationName && { operationName }),
    estimators: [objectEstimator(assumedListSize)],
  });
  kept.set(key, objects);
  return objects;
}

function keepCounts(schema: GraphQLSchema): LRUCache<string, number> {
  const kept = new LRUCache<string, number>({
    maxSize: keptCharacters,
    sizeCalculation: (_, key) => key.length,
  });
  counts.set(schema, kept);
  return kept;
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
