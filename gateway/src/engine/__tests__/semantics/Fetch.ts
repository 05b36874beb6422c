/** What an engine asked of a subgraph. */
export interface Fetch {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables as they were sent, for numbers that a double would not keep. */
  readonly variablesText: string;
  readonly identity: string | undefined;
}

/** How many fetches each subgraph got. */
export function countFetches(fetches: readonly Fetch[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { subgraph } of fetches) counts[subgraph] = (counts[subgraph] ?? 0) + 1;
  return counts;
}

/** The lists of representations that a subgraph was sent, in the order they came. */
export function representationsOf(fetches: readonly Fetch[], subgraph: string): unknown[] {
  return fetches
    .filter((fetch) => fetch.subgraph === subgraph)
    .flatMap(({ variables }) =>
      Object.entries(variables).flatMap(([name, value]) => (/rep/.test(name) ? [value] : [])),
    );
}
