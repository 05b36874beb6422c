import { randomBytes } from 'node:crypto';
import { parseAllowedAddresses, type Subgraph } from '@civicgraph/shared';
import { type OpenControlPlaneOptions, openControlPlane, readOwnSchemas } from './openControlPlane';

/**
 * Publishes subgraphs with a registry that is closed again: the data-resource directory then lists what their
 * schemas state, as it does beside a hub that runs.
 * @throws HubError as `readOwnSchemas` and `OpenRegistry.publishOwn` do
 */
export async function listInDirectory(
  subgraphs: readonly Subgraph[],
  options: Pick<OpenControlPlaneOptions, 'databaseUrl' | 'identityKeys' | 'logger'>,
): Promise<void> {
  const registry = await openControlPlane({
    ...options,
    // Nobody calls it or is called by it.
    administratorToken: randomBytes(32).toString('base64url'),
    fetchKey: randomBytes(32),
    allowedAddresses: parseAllowedAddresses(''),
  });
  try {
    const own = subgraphs.map((subgraph) => ({ subgraph, url: null }));
    await registry.publishOwn(await readOwnSchemas(own, options));
  } finally {
    await registry.close();
  }
}
