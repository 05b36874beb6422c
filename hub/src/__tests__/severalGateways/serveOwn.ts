import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createDemoIssuer } from '@civicgraph/gateway';
import {
  createCity,
  type DatabaseUrl,
  deriveFetchKey,
  exportKey,
  generateIdentityKeys,
  generateKeyring,
  parseKeyring,
  serveSubgraph,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import pino from 'pino';
import { openHub } from '../../openHub';
import { parseTokenArguments } from '../../tokenArguments';
import { textOfUrl } from './textOfUrl';

/** The hub's own subgraphs, served over HTTP by the process of the test. */
export interface ServedOwn {
  /** Settings of the gateways and registries before them. */
  readonly settings: Readonly<Record<string, string>>;
  /** A token for the viewer that arguments of `npm run token` describe. */
  token(viewer: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export const administratorToken = randomBytes(32).toString('base64url');

/** Opens and serves them on a database, with a city of tier XS. */
export async function serveOwn(databaseUrl: DatabaseUrl): Promise<ServedOwn> {
  const identityKeys = generateIdentityKeys();
  const [fetchKey, referenceKey] = [randomBytes(32), randomBytes(32)];
  const keys = generateKeyring('test');
  const logger = pino({ level: 'silent' });
  const keyFile = join(temporaryFolder(), 'issuer.json');
  const issuer = await createDemoIssuer({ keyFile });
  const { subgraphs } = await openHub({
    databaseUrl,
    identityKeys,
    referenceKey,
    keyring: parseKeyring(keys),
    logger,
    city: createCity('XS'),
  });
  const servers = await Promise.all(
    subgraphs.map((subgraph) =>
      serveSubgraph(subgraph, {
        host: '127.0.0.1',
        port: 0,
        fetchKey: deriveFetchKey(fetchKey, subgraph.name),
        logger,
      }),
    ),
  );
  const entries = servers.map(({ server }, index) => {
    const { port } = server.address() as { port: number };
    return `${subgraphs[index]?.name}=http://127.0.0.1:${port}`;
  });
  return {
    settings: {
      HUB_DATABASE_URL: textOfUrl(databaseUrl),
      HUB_IDENTITY_KEY: exportKey(identityKeys.privateKey),
      HUB_FETCH_KEY: fetchKey.toString('base64'),
      HUB_REFERENCE_KEY: referenceKey.toString('base64'),
      HUB_KEYS: keys,
      HUB_ADMINISTRATOR_TOKEN: administratorToken,
      HUB_DEMO_ISSUER_FILE: keyFile,
      HUB_SUBGRAPHS: entries.join(','),
    },
    token: (viewer) => issuer.issueToken(parseTokenArguments(viewer)),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
