import { aessiv } from '@noble/ciphers/aes.js';
import { LRUCache } from 'lru-cache';
import type { Keyring } from '../keys';
import { quarterOf } from '../period';
import type { Viewer } from '../viewer';
import type { SubjectTokens } from './SubjectTokens';

/** The tokens of some hundred long lists; sealing one anew takes as long as fetching its row. */
const keptTokens = 50_000;
/** A synthetic IV of 16 bytes before a type and an id: 31 characters of base64url at least. */
const shape = /^st1\.([a-z0-9]{1,16})\.([A-Za-z0-9_-]{31,1024})$/;

/**
 * Tokens sealed with AES-SIV (RFC 5297, deterministic authenticated encryption) under the keys that the
 * ring has for them: the current key seals, each opens. Viewer, purpose and quarter are associated data,
 * type and id are what is sealed.
 *
 * Shape: `st1.<key id>.<base64url of synthetic IV and ciphertext>`. The length of a token tells that of type
 * and id, nothing else of them shows.
 * @param now the clock, in milliseconds since 1970; the quarter is that of the local calendar
 */
export function createSubjectTokens(keyring: Keyring, now: () => number = Date.now): SubjectTokens {
  const keys = keyring.derive('subject-tokens');
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
  const [current] = keys;
  const tokens = new LRUCache<string, string>({ max: keptTokens });
  return {
    seal(viewer, type, id) {
      const holder = holderOf(viewer, now());
      const content = JSON.stringify([type, id]);
      const known = tokens.get(holder + content);
      if (known) return known;
      const sealed = aessiv(current.key, Buffer.from(holder)).encrypt(Buffer.from(content));
      const token = `st1.${current.id}.${Buffer.from(sealed).toString('base64url')}`;
      tokens.set(holder + content, token);
      return token;
    },
    open(viewer, token) {
      const [, keyId = '', body = ''] = shape.exec(token) ?? [];
      const key = keyOf.get(keyId);
      const sealed = Buffer.from(body, 'base64url');
      // Several texts decode to the same bytes; one of them is the token.
      if (!key || sealed.toString('base64url') !== body) return null;
      const content = decrypt(key, holderOf(viewer, now()), sealed);
      if (content === null) return null;
      const [type, id] = JSON.parse(content) as [string, string];
      return { type, id };
    },
  };
}

/** Whether a text looks like a subject token, of whatever viewer, purpose and quarter. */
export function isSubjectToken(text: string): boolean {
  return shape.test(text);
}

/** What a token holds for. */
function holderOf({ id, purpose }: Viewer, time: number): string {
  const date = new Date(time);
  const month = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
  return JSON.stringify([id, purpose, quarterOf(month)]);
}

function decrypt(key: Buffer, holder: string, sealed: Buffer): string | null {
  try {
    return Buffer.from(aessiv(key, Buffer.from(holder)).decrypt(sealed)).toString();
  } catch {
    // Forged, or made for another viewer, purpose or quarter: which of them is nobody's business.
    return null;
  }
}
