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
 * Refuses an operation whose lists may return too many rows together. A field with `first` returns
 * that many rows (its schema default when absent), a list below such a field is that page itself,
 * and any other list counts as `assumedListSize`; nested lists multiply. Introspection is free.
 *
 * @throws HubError QUERY_TOO_COSTLY with the rows counted and the limit; GraphQLError for variables
 * that do not fit their types.
 */
export function checkCost(request: CostRequest, limits: Limits): void {
  const rows = getComplexity({
    schema: request.schema,
    query: request.document,
    variables: { ...request.variables },
    ...(request.operationName && { operationName: request.operationName }),
    estimators: [rowEstimator(limits.assumedListSize)],
  });
  if (rows <= limits.rows) return;
  throw new HubError(
    'QUERY_TOO_COSTLY',
    `The lists of the operation may return ${rows} rows together; the limit is ${limits.rows}. Ask for smaller pages with "first", or for fewer nested lists.`,
    { value: rows, limit: limits.rows },
  );
}

function rowEstimator(assumedListSize: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
    if (hasFirst(field)) return pageSize(args.first, assumedListSize) * (1 + childComplexity);
    if (!isList(field) || isLeafType(getNamedType(field.type))) return childComplexity;
    // `edges` and `nodes` are the page that their connection has counted.
    if (type.name.endsWith('Connection')) return childComplexity;
    return assumedListSize * (1 + childComplexity);
  };
}

function pageSize(first: unknown, assumedListSize: number): number {
  return typeof first === 'number' ? Math.max(first, 0) : assumedListSize;
}

function hasFirst(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some((argument) => argument.name === 'first');
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
