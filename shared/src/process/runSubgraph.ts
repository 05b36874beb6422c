import pino from 'pino';
import { createCity, parseTier } from '../city';
import {
  type DatabaseUrl,
  type ExistingDatabaseUrl,
  parseDatabaseUrl,
  parseExistingDatabaseUrl,
} from '../database';
import {
  createIdentityVerifier,
  createReferenceSeal,
  importPublicKey,
  parseFetchKey,
} from '../identity';
import { parseKeyring } from '../keys';
import { heldCity } from '../seeding/heldCity';
import { seedDomain } from '../seeding/seedDomain';
import { type DepartmentSubgraph, openSubgraph, serveSubgraph } from '../subgraph';
import { runProcess } from './runProcess';
import { parsePort, requireSetting } from './settings';

/**
 * Runs a subgraph as its own process. Settings: `PORT` (4001), `HUB_HOST` (127.0.0.1),
 * `HUB_DATABASE_URL` (`sqlite:./data`), `HUB_IDENTITY_PUBLIC_KEY`, `HUB_FETCH_KEY` (its own), `HUB_REFERENCE_KEY`,
 * `HUB_KEYS`, and `HUB_SYNTHETIC_TIER` to fill an empty database with its share of the synthetic city. A subgraph
 * without migrations reads the database that `HUB_DATABASE_URL` names, as it is.
 */
export async function runSubgraph(definition: DepartmentSubgraph): Promise<void> {
  await runProcess(async () => {
    const logger = pino({ name: definition.name, level: process.env.LOG_LEVEL ?? 'info' });
    const port = parsePort(process.env.PORT ?? '4001');
    const publicKey = importPublicKey(
      'HUB_IDENTITY_PUBLIC_KEY',
      requireSetting(
        'HUB_IDENTITY_PUBLIC_KEY',
        'the public key that "npm run keys" or "hub subgraph settings" prints',
      ),
    );
    const fetchKey = parseFetchKey(
      requireSetting(
        'HUB_FETCH_KEY',
        'the key that "npm run keys" or "hub subgraph settings" prints for this subgraph',
      ),
    );
    const referenceKey = requireSetting(
      'HUB_REFERENCE_KEY',
      'the key that "npm run keys" prints, the same for all subgraphs of the hub, or one of its own by "hub subgraph settings --new-keys"',
    );
    const subgraph = await openSubgraph(definition, {
      databaseUrl: databaseUrlOf(definition),
      verifyIdentity: createIdentityVerifier(publicKey),
      references: createReferenceSeal(Buffer.from(referenceKey, 'base64')),
      keyring: parseKeyring(
        requireSetting(
          'HUB_KEYS',
          'the keys that "npm run keys" prints, or its own by "hub subgraph settings --new-keys"',
        ),
      ),
      logger,
    });
    const tier = process.env.HUB_SYNTHETIC_TIER;
    const { name, synthetic } = definition;
    if (tier && synthetic) {
      const city = (await heldCity(subgraph.database)) ?? createCity(parseTier(tier));
      await seedDomain(subgraph, { name, synthetic }, city);
    }
    const server = await serveSubgraph(subgraph, {
      host: process.env.HUB_HOST ?? '127.0.0.1',
      port,
      fetchKey,
      logger,
    });
    const [address] = server.addresses();
    logger.info({ port: typeof address === 'object' ? address.port : port }, 'listening');
    return { close: () => server.close() };
  });
}

function databaseUrlOf({ migrations }: DepartmentSubgraph): DatabaseUrl | ExistingDatabaseUrl {
  if (migrations) return parseDatabaseUrl(process.env.HUB_DATABASE_URL ?? 'sqlite:./data');
  const expected = 'the database to read, "mysql://user:password@host:3306/database"';
  return parseExistingDatabaseUrl(requireSetting('HUB_DATABASE_URL', expected));
}
