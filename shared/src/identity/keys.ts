import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { HubError } from '../errors';

/**
 * The gateway's Ed25519 key pair (RFC 8037). The private half signs the identity that goes with
 * every request to a subgraph and never leaves the gateway; subgraphs hold the public half.
 */
export interface IdentityKeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function generateIdentityKeys(): IdentityKeyPair {
  return generateKeyPairSync('ed25519');
}

/** Writes a key as one line of base64 (PKCS #8 or SPKI, DER), fit for an environment variable. */
export function exportKey(key: KeyObject): string {
  const der =
    key.type === 'private'
      ? key.export({ format: 'der', type: 'pkcs8' })
      : key.export({ format: 'der', type: 'spki' });
  return der.toString('base64');
}

/** @throws HubError CONFIGURATION_INVALID naming the setting, never its value. */
export function importPrivateKey(setting: string, text: string): KeyObject {
  return readKey(setting, () =>
    createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
  );
}

/** @throws HubError CONFIGURATION_INVALID naming the setting, never its value. */
export function importPublicKey(setting: string, text: string): KeyObject {
  return readKey(setting, () =>
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
  );
}

function readKey(setting: string, read: () => KeyObject): KeyObject {
  try {
    const key = read();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Falls through: the reason would quote the key.
  }
  throw new HubError(
    'CONFIGURATION_INVALID',
    `${setting} is not an Ed25519 key in base64. Make a pair with "npm run keys".`,
  );
}
