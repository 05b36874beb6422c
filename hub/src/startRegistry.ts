import { createPublicKey } from 'node:crypto';
import { importPrivateKey, requireSetting, runProcess } from '@civicgraph/shared';
import fastify from 'fastify';
import pino from 'pino';
import { openControlPlane, publishOwn } from './openControlPlane';
import { ownSubgraphs, requireFetchKey } from './ownSubgraphs';
import { readSettings } from './settings';

/**
 * The registry as its own process, for gateways that have its address as `HUB_REGISTRY_URL`. Settings: `PORT`,
 * `HUB_HOST`, `HUB_DATABASE_URL`, `HUB_ADMINISTRATOR_TOKEN`, `HUB_IDENTITY_KEY`, `HUB_FETCH_KEY`, `HUB_ALLOWED_ADDRESSES`,
 * and `HUB_SUBGRAPHS` (`name=url,...`), the hub's own subgraphs, which it publishes once they are all up.
 */
async function start() {
  const settings = readSettings();
  const logger = pino({ name: 'registry', level: process.env.LOG_LEVEL ?? 'info' });
  const privateKey = importPrivateKey(
    'HUB_IDENTITY_KEY',
    requireSetting('HUB_IDENTITY_KEY', 'the private key that "npm run keys" prints'),
  );
  const identityKeys = { privateKey, publicKey: createPublicKey(privateKey) };
  const fetchKey = requireFetchKey();
  const administratorToken = requireSetting(
    'HUB_ADMINISTRATOR_TOKEN',
    'the token that "npm run keys" prints',
  );
  const own = ownSubgraphs(fetchKey);
  const registry = await openControlPlane({
    ...settings,
    administratorToken,
    identityKeys,
    fetchKey,
    logger,
  });
  const server = fastify();
  registry.addRoutes(server);
  server.get('/health/live', async () => ({ status: 'ok' }));
  await server.listen({ host: process.env.HUB_HOST ?? '127.0.0.1', port: settings.port });
  logger.info({ port: settings.port }, 'listening');
  const publishing = publishOwn(registry, own, { identityKeys, logger });
  return {
    async close() {
      await publishing.stop();
      await server.close();
      await registry.close();
    },
  };
}

void runProcess(start);
