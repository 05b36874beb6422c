import type { SupergraphVersion } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { readTexts } from './texts';
import { readCurrentVersion, readMemberVersions, readSupergraph } from './versions';

/** The current supergraph, unless it is the version that is served already, or there is none. */
export async function readNextSupergraph(
  manager: EntityManager,
  served: number | null,
): Promise<SupergraphVersion | null> {
  const version = await readCurrentVersion(manager);
  if (version === served) return null;
  const facts = await readSupergraph(manager, version);
  if (facts === null) return null;
  const [supergraphSdl = ''] = await readTexts(manager, [facts.textHash]);
  const members = await readMemberVersions(manager, version);
  const subgraphs = members.map(({ subgraph, url }) => ({ name: subgraph, url }));
  return { version, supergraphSdl, subgraphs };
}
