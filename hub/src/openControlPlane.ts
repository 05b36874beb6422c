import { readSdl } from '@civicgraph/gateway';
import { type OpenRegistry, type OwnSubgraph, openRegistry } from '@civicgraph/registry';
import {
  type AllowedAddresses,
  type DatabaseUrl,
  deriveFetchKey,
  type IdentityKeyPair,
  type Subgraph,
  signIdentity,
} from '@civicgraph/shared';
import { openDataCatalogue } from '@civicgraph/subgraph-directory';
import type { Logger } from 'pino';
import { ownerOf } from './ownerOf';

export interface OpenControlPlaneOptions {
  readonly databaseUrl: DatabaseUrl;
  readonly administratorToken: string;
  readonly identityKeys: IdentityKeyPair;
  /** The master key: each subgraph's is derived from it, and that of gateways in other processes. */
  readonly fetchKey: Buffer;
  readonly allowedAddresses: AllowedAddresses;
  readonly logger: Logger;
}

/** A subgraph that the hub itself runs, at its address, or null in this process. */
export interface RunSubgraph {
  readonly subgraph: Subgraph;
  readonly url: string | null;
}

/** What gateways in other processes show to the registry. */
export function registryKey(fetchKey: Buffer): Buffer {
  return deriveFetchKey(fetchKey, 'registry');
}

/** Opens the registry, which writes what is published into the data-resource directory. */
export async function openControlPlane(options: OpenControlPlaneOptions): Promise<OpenRegistry> {
  const { databaseUrl, fetchKey, logger } = options;
  const catalogue = await openDataCatalogue({ databaseUrl, logger });
  return openRegistry({ ...options, gatewayKey: registryKey(fetchKey), catalogue });
}

/**
 * Asks the hub's own subgraphs for their schemas, waiting for those that are not up, and publishes them together.
 * @throws HubError SUBGRAPH_UNAVAILABLE, SUBGRAPH_ANSWER_INVALID or COMPOSITION_FAILED
 */
export async function publishOwn(
  registry: OpenRegistry,
  own: readonly RunSubgraph[],
  { identityKeys, logger }: Pick<OpenControlPlaneOptions, 'identityKeys' | 'logger'>,
): Promise<void> {
  const signOwnIdentity = () =>
    signIdentity(identityKeys.privateKey, { viewer: null, requestId: 'hub-start' });
  const schemas = await Promise.all(
    own.map(async ({ subgraph, url }): Promise<OwnSubgraph> => {
      const { name } = subgraph;
      const sdl = await readSdl(subgraph, { signOwnIdentity, logger, waitMs: 30_000 });
      return { name, owner: ownerOf(name, sdl), sdl, url };
    }),
  );
  await registry.publishOwn(schemas);
}
