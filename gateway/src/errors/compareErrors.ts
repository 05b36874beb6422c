import type { GraphQLFormattedError } from 'graphql';

/** Orders errors by path, then message: fetches run at once and end in any order. */
export function compareErrors(a: GraphQLFormattedError, b: GraphQLFormattedError): number {
  return comparePaths(a.path ?? [], b.path ?? []) || compareValues(a.message, b.message);
}

type Path = readonly (string | number)[];

function comparePaths(a: Path, b: Path): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareValues(step, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareValues<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
