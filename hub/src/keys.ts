import { randomBytes } from 'node:crypto';
import {
  deriveFetchKey,
  exportKey,
  generateIdentityKeys,
  generateKeyring,
} from '@civicgraph/shared';
import { subgraphNames } from './subgraphNames';

/** Prints the keys and the database password of a hub of several processes, as lines for `.env`. */
const { privateKey, publicKey } = generateIdentityKeys();
const fetchKey = randomBytes(32);
process.stdout.write(
  [
    `HUB_IDENTITY_KEY=${exportKey(privateKey)}`,
    `HUB_IDENTITY_PUBLIC_KEY=${exportKey(publicKey)}`,
    '# Proves fetches: the key of the gateway, and what each subgraph is given of it as HUB_FETCH_KEY.',
    `HUB_FETCH_KEY=${fetchKey.toString('base64')}`,
    ...subgraphNames.map((name) => {
      const setting = `HUB_FETCH_KEY_${name.toUpperCase().replaceAll('-', '_')}`;
      return `${setting}=${deriveFetchKey(fetchKey, name).toString('base64')}`;
    }),
    `HUB_REFERENCE_KEY=${randomBytes(32).toString('base64')}`,
    `HUB_KEYS=${generateKeyring('k1')}`,
    `HUB_DATA_KEYS=${generateKeyring('k1')}`,
    '# Of the administrator of the registry: HUB_TOKEN of the command line.',
    `HUB_ADMINISTRATOR_TOKEN=${randomBytes(32).toString('base64url')}`,
    `MYSQL_PASSWORD=${randomBytes(24).toString('hex')}`,
    '# Demo tokens, until HUB_JWKS_URL, HUB_ISSUER and HUB_AUDIENCE name an identity provider.',
    'HUB_DEMO_ISSUER_FILE=/state/demo-issuer.json',
    '',
  ].join('\n'),
);
