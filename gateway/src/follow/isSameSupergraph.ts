import type { SupergraphVersion } from '@civicgraph/shared';

/** Whether two are the same in everything: a registry that began anew counts from 1 again. */
export function isSameSupergraph(one: SupergraphVersion, other: SupergraphVersion): boolean {
  return (
    one.version === other.version &&
    one.supergraphSdl === other.supergraphSdl &&
    one.subgraphs.length === other.subgraphs.length &&
    one.subgraphs.every(
      ({ name, url }, index) =>
        name === other.subgraphs[index]?.name && url === other.subgraphs[index]?.url,
    )
  );
}
