import type { SubgraphResponse } from '@civicgraph/shared';

/** The codes of an answer's errors, in order. */
export function codesOf({ errors = [] }: SubgraphResponse): unknown[] {
  return errors.map(({ extensions }) => extensions?.code);
}
