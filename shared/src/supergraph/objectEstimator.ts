import { type GraphQLField, getNamedType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';

/**
 * Counts the objects that an answer may hold. A field with `first` returns that many (its schema default when
 * absent), a list below such a field is that page itself, a list asked for by a list of keys is as long as they are
 * many, and any other list counts as `assumedListSize`; nested lists multiply, and an object that is not a list counts
 * as one. Introspection is free.
 */
export function objectEstimator(assumedListSize: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
    const first = field.args.find(({ name }) => name === 'first');
    if (first) {
      // Subgraphs take null for the default.
      const size = pageSize(args.first ?? first.defaultValue, assumedListSize);
      return size * (1 + childComplexity);
    }
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

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
