import { createPublicKey, type KeyObject } from 'node:crypto';
import type { GatewayOptions } from '@civicgraph/gateway';
import { createRegistryClient } from '@civicgraph/registry';
import { type Registry, requireSetting } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { openControlPlane, publishOwn, registryKey } from './openControlPlane';
import { ownSubgraphs } from './ownSubgraphs';
import type { OwnPublishing } from './publishUntilDone';
import type { HubSettings } from './settings';

export interface OpenFollowingOptions
  extends Pick<HubSettings, 'databaseUrl' | 'allowedAddresses'> {
  readonly privateKey: KeyObject;
  readonly fetchKey: Buffer;
  readonly logger: Logger;
}

/** The registry that a gateway follows, and what it serves of it. */
export interface Following {
  readonly registry: Registry;
  readonly routes?: GatewayOptions['routes'];
  /** Of the subgraphs of `HUB_SUBGRAPHS`; absent where the registry is another process, which publishes them. */
  readonly publishing?: OwnPublishing;
}

/** The registry at `HUB_REGISTRY_URL`, or one in this process. Neither has to be up. */
export async function openFollowing(options: OpenFollowingOptions): Promise<Following> {
  const { privateKey, fetchKey, logger } = options;
  const url = process.env.HUB_REGISTRY_URL;
  if (url) {
    return { registry: createRegistryClient({ url, gatewayKey: registryKey(fetchKey) }) };
  }
  const identityKeys = { privateKey, publicKey: createPublicKey(privateKey) };
  const administratorToken = requireSetting(
    'HUB_ADMINISTRATOR_TOKEN',
    'the token that "npm run keys" prints, or HUB_REGISTRY_URL',
  );
  const own = ownSubgraphs(fetchKey);
  const registry = await openControlPlane({ ...options, administratorToken, identityKeys });
  const publishing = publishOwn(registry, own, { identityKeys, logger });
  return { registry, routes: registry.addRoutes, publishing };
}
