import { hkdfSync, randomBytes } from 'node:crypto';
import { HubError } from '../errors';

/** A key with the name it goes by. */
export interface NamedKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The keys of a process, the current one first; the others open what was made before a rotation. */
export interface Keyring {
  /**
   * Keys for one use, derived from each key of the ring (HKDF-SHA-256, RFC 5869): what one use tells
   * says nothing about another. The current one comes first.
   */
  derive(use: string): readonly [NamedKey, ...NamedKey[]];
}

const keyBytes = 32;
const entryShape = /^([a-z0-9]{1,16}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `HUB_KEYS`: `<id>:<32 bytes in base64>`, with commas between, the current key first. An id is 1 to 16
 * lower-case letters and digits.
 * @throws HubError CONFIGURATION_INVALID, never with a key in its message
 */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(',').map((entry) => entryShape.exec(entry.trim()));
  const keys = entries.flatMap((match) =>
    match ? [{ id: match[1] ?? '', key: Buffer.from(match[2] ?? '', 'base64') }] : [],
  );
  const [first, ...others] = keys;
  if (!first || keys.length < entries.length) {
    throw invalid('holds an entry that is none. Expected "<id>:<32 bytes in base64>"');
  }
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw invalid('names an id twice');
  const derived = new Map<string, readonly [NamedKey, ...NamedKey[]]>();
  return {
    derive(use) {
      const known = derived.get(use);
      if (known) return known;
      const made = [deriveOne(first, use), ...others.map((one) => deriveOne(one, use))] as const;
      derived.set(use, made);
      return made;
    },
  };
}

/** A new ring of one key, as `HUB_KEYS` has it. */
export function generateKeyring(id: string): string {
  return `${id}:${randomBytes(keyBytes).toString('base64')}`;
}

function deriveOne({ id, key }: NamedKey, use: string): NamedKey {
  return { id, key: Buffer.from(hkdfSync('sha256', key, '', `civicgraph/${use}`, keyBytes)) };
}

function invalid(fault: string): HubError {
  return new HubError(
    'CONFIGURATION_INVALID',
    `HUB_KEYS ${fault}. Make it with "npm run keys"; put a new key before the old ones to rotate.`,
  );
}
