import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { HubError } from '../errors';
import type { Keyring } from '../keys';

/** Encrypts single values of a database. A value belongs to its column, `table.column`, and opens as no other. */
export interface FieldCipher {
  /** Another text each time; null stays null. */
  encrypt(column: string, text: string | null): string | null;
  /**
   * @throws HubError ENCRYPTED_VALUE_UNREADABLE, which names the column and never the value, for what was
   * damaged, belongs to another column, was never encrypted, or whose key is not in the ring any more
   */
  decrypt(column: string, text: string | null): string | null;
  /** What every text begins with that the current key encrypted. */
  readonly currentPrefix: string;
}

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D, section 8.2.2: random, so a key is good for 2^32 values. */
const nonceLength = 12;
const tagLength = 16;
const keyIdLength = 16;
const shape = /^e1\.([a-z0-9]{1,16})\.([A-Za-z0-9_-]{38,})$/;

/** How wide a column must be for the encrypted text of so many characters. */
export function encryptedLength(characters: number): number {
  const bytes = nonceLength + 4 * characters + tagLength;
  return 'e1.'.length + keyIdLength + '.'.length + Math.ceil((bytes * 4) / 3);
}

/**
 * A cipher with the keys that the ring has for a use: the current key encrypts, each decrypts. AES-256-GCM
 * (NIST SP 800-38D) with a random nonce, the column as associated data.
 *
 * Shape: `e1.<key id>.<base64url of nonce, ciphertext and tag>`.
 * @param use the database that the values are kept in: another has other keys
 */
export function createFieldCipher(keyring: Keyring, use: string): FieldCipher {
  const keys = keyring.derive(`fields/${use}`);
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
  const [current] = keys;
  const nextNonce = createNonces();
  const currentPrefix = `e1.${current.id}.`;
  return {
    currentPrefix,
    encrypt(column, text) {
      if (text === null) return null;
      const nonce = nextNonce();
      const cipher = createCipheriv(algorithm, current.key, nonce).setAAD(Buffer.from(column));
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return currentPrefix + Buffer.concat(sealed).toString('base64url');
    },
    decrypt(column, text) {
      if (text === null) return null;
      const [, keyId = '', body = ''] = shape.exec(text) ?? [];
      const key = keyOf.get(keyId);
      if (!key) throw unreadable(column);
      try {
        return open(key, column, Buffer.from(body, 'base64url'));
      } catch {
        throw unreadable(column);
      }
    },
  };
}

/** Random nonces, drawn a thousand at once: drawn singly they cost a third of the time of an encryption. */
function createNonces(): () => Buffer {
  let drawn: Buffer = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(1000 * nonceLength);
    const nonce = drawn.subarray(0, nonceLength);
    drawn = drawn.subarray(nonceLength);
    return nonce;
  };
}

/** @throws Error when the tag does not fit. */
function open(key: Buffer, column: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.from(column))
    .setAuthTag(sealed.subarray(-tagLength));
  const text = decipher.update(sealed.subarray(nonceLength, -tagLength), undefined, 'utf8');
  return text + decipher.final('utf8');
}

function unreadable(column: string): HubError {
  return new HubError(
    'ENCRYPTED_VALUE_UNREADABLE',
    `A value of "${column}" cannot be decrypted. Expected one that was encrypted for this column with a key of HUB_KEYS. Put the key back, or restore the value from a backup.`,
  );
}
