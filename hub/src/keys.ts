import { randomBytes } from 'node:crypto';
import { exportKey, generateIdentityKeys, generateKeyring } from '@civicgraph/shared';

/** Prints the keys and the database password of a hub of several processes, as lines for `.env`. */
const { privateKey, publicKey } = generateIdentityKeys();
process.stdout.write(
  [
    `HUB_IDENTITY_KEY=${exportKey(privateKey)}`,
    `HUB_IDENTITY_PUBLIC_KEY=${exportKey(publicKey)}`,
    `HUB_REFERENCE_KEY=${randomBytes(32).toString('base64')}`,
    `HUB_KEYS=${generateKeyring('k1')}`,
    `HUB_DATA_KEYS=${generateKeyring('k1')}`,
    `MYSQL_PASSWORD=${randomBytes(24).toString('hex')}`,
    '# Demo tokens, until HUB_JWKS_URL, HUB_ISSUER and HUB_AUDIENCE name an identity provider.',
    'HUB_DEMO_ISSUER_FILE=/state/demo-issuer.json',
    '',
  ].join('\n'),
);
