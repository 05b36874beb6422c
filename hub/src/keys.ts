import { randomBytes } from 'node:crypto';
import { exportKey, generateIdentityKeys } from '@civicgraph/shared';

/** Prints the keys a hub of several processes needs, as lines for its `.env` file. */
const { privateKey, publicKey } = generateIdentityKeys();
process.stdout.write(
  [
    `HUB_IDENTITY_KEY=${exportKey(privateKey)}`,
    `HUB_IDENTITY_PUBLIC_KEY=${exportKey(publicKey)}`,
    `HUB_REFERENCE_KEY=${randomBytes(32).toString('base64')}`,
    '',
  ].join('\n'),
);
