import { signIdentity } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { readSdl } from '../supergraph';
import type { ServedSupergraph } from './createServing';
import type { GatewayOptions } from './GatewayOptions';

/**
 * The supergraph of a gateway without a registry: what its subgraphs tell, composed.
 * @throws HubError SUBGRAPH_UNAVAILABLE, SUBGRAPH_ANSWER_INVALID or COMPOSITION_FAILED
 */
export async function composeOwn(
  options: Pick<GatewayOptions, 'subgraphs' | 'logger' | 'identityKeys' | 'subgraphWaitMs'>,
): Promise<ServedSupergraph> {
  const { subgraphs, logger, identityKeys, subgraphWaitMs: waitMs = 30_000 } = options;
  const signOwnIdentity = () =>
    signIdentity(identityKeys.privateKey, { viewer: null, requestId: 'gateway-start' });
  const sdls = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      sdl: await readSdl(subgraph, { signOwnIdentity, logger, waitMs }),
    })),
  );
  return {
    version: null,
    supergraphSdl: composeSupergraph(sdls),
    subgraphs: subgraphs.map(({ name }) => ({ name, url: null })),
  };
}
