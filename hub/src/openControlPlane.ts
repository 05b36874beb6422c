import { readSdl } from '@civicgraph/gateway';
import { type OpenRegistry, type OwnSubgraph, openRegistry } from '@civicgraph/registry';
import {
  type AllowedAddresses,
  type DatabaseUrl,
  deriveFetchKey,
  HubError,
  type IdentityKeyPair,
  type Subgraph,
  signIdentity,
} from '@civicgraph/shared';
import { openDataCatalogue } from '@civicgraph/subgraph-directory';
import type { Logger } from 'pino';
import { ownerOf } from './ownerOf';
import { type OwnPublishing, publishUntilDone } from './publishUntilDone';

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

/** Shorter ones may be found by trying: what the token opens has no limit of attempts. */
const shortestToken = 32;

/**
 * Opens the registry, which writes what is published into the data-resource directory.
 * @throws HubError CONFIGURATION_INVALID for an administrator's token that is too short
 */
export async function openControlPlane(options: OpenControlPlaneOptions): Promise<OpenRegistry> {
  const { databaseUrl, fetchKey, logger, administratorToken } = options;
  if (administratorToken.length < shortestToken) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `HUB_ADMINISTRATOR_TOKEN has fewer than ${shortestToken} characters. Take the one that "npm run keys" prints.`,
    );
  }
  const catalogue = await openDataCatalogue({ databaseUrl, logger });
  return openRegistry({ ...options, gatewayKey: registryKey(fetchKey), catalogue });
}

/**
 * Asks the hub's own subgraphs for their schemas and publishes them together, beside whatever goes on, until it is
 * done: one that is down, a database that is down, or somebody's schema that does not compose with theirs, is no
 * reason not to serve the supergraph of before.
 */
export function publishOwn(
  registry: OpenRegistry,
  own: readonly RunSubgraph[],
  { identityKeys, logger }: Pick<OpenControlPlaneOptions, 'identityKeys' | 'logger'>,
): OwnPublishing {
  return publishUntilDone(async (signal) => {
    const schemas = await readOwnSchemas(own, { identityKeys, logger, signal });
    if (!signal.aborted) await registry.publishOwn(schemas);
  }, logger);
}

export interface ReadOwnSchemasOptions
  extends Pick<OpenControlPlaneOptions, 'identityKeys' | 'logger'> {
  /** Says when to give up. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the hub's own subgraphs for their schemas, once.
 * @throws HubError SUBGRAPH_UNAVAILABLE, SUBGRAPH_ANSWER_INVALID, SUBGRAPH_OWNER_MISSING
 */
export function readOwnSchemas(
  own: readonly RunSubgraph[],
  { identityKeys, logger, signal }: ReadOwnSchemasOptions,
): Promise<OwnSubgraph[]> {
  const signOwnIdentity = () =>
    signIdentity(identityKeys.privateKey, { viewer: null, requestId: 'hub-start' });
  return Promise.all(
    own.map(async ({ subgraph, url }) => {
      const { name } = subgraph;
      const sdl = await readSdl(subgraph, { signOwnIdentity, logger, waitMs: 0, signal });
      return { name, owner: ownerOf(name, sdl), sdl, url };
    }),
  );
}
