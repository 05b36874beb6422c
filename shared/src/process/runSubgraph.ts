import pino from 'pino';
import { createCity, parseTier } from '../city';
import { parseDatabaseUrl } from '../database';
import {
  createIdentityVerifier,
  createReferenceSeal,
  importPublicKey,
  parseFetchKey,
} from '../identity';
import { parseKeyring } from '../keys';
import { heldCity } from '../seeding/heldCity';
import { seedDomain } from '../seeding/seedDomain';
import { openSubgraph, type SubgraphDefinition, serveSubgraph } from '../subgraph';
import { runProcess } from './runProcess';
import { parsePort, requireSetting } from './settings';

/**
 * Runs a subgraph as its own process. Settings: `PORT` (4001), `HUB_HOST` (127.0.0.1),
 * `HUB_DATABASE_URL` (`sqlite:./data`), `HUB_IDENTITY_PUBLIC_KEY`, `HUB_FETCH_KEY` (its own), `HUB_REFERENCE_KEY`,
 * `HUB_KEYS`, and `HUB_SYNTHETIC_TIER` to fill an empty database with its share of the synthetic city.
 */
export async function runSubgraph(definition: SubgraphDefinition): Promise<void> {
  await runProcess(async () => {
    const logger = pino({ name: definition.name, level: process.env.LOG_LEVEL ?? 'info' });
    const port = parsePort(process.env.PORT ?? '4001');
    const publicKey = importPublicKey(
      'HUB_IDENTITY_PUBLIC_KEY',
      requireSetting('HUB_IDENTITY_PUBLIC_KEY', 'the public key that "npm run keys" prints'),
    );
    const fetchKey = parseFetchKey(
      requireSetting('HUB_FETCH_KEY', 'the key that "npm run keys" prints for this subgraph'),
    );
    const referenceKey = requireSetting(
      'HUB_REFERENCE_KEY',
      'the key that "npm run keys" prints, the same for every subgraph',
    );
    const subgraph = await openSubgraph(definition, {
      databaseUrl: parseDatabaseUrl(process.env.HUB_DATABASE_URL ?? 'sqlite:./data'),
      verifyIdentity: createIdentityVerifier(publicKey),
      references: createReferenceSeal(Buffer.from(referenceKey, 'base64')),
      keyring: parseKeyring(requireSetting('HUB_KEYS', 'the keys that "npm run keys" prints')),
      logger,
    });
    const tier = process.env.HUB_SYNTHETIC_TIER;
    if (tier) {
      const city = (await heldCity(subgraph.database)) ?? createCity(parseTier(tier));
      await seedDomain(subgraph, definition, city);
    }
    const server = await serveSubgraph(subgraph, {
      host: process.env.HUB_HOST ?? '127.0.0.1',
      port,
      fetchKey,
      logger,
    });
    logger.info({ port }, 'listening');
    return { close: () => server.close() };
  });
}
