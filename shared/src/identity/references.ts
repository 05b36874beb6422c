import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { aessiv } from '@noble/ciphers/aes.js';
import { HubError } from '../errors';
import { claimsOf, type Viewer } from '../viewer';

/**
 * A reference to a person or a dwelling that one subgraph hands to another through the gateway.
 * The subgraph that knows why this viewer may follow the edge (an own case, an own grid) seals the
 * id for that viewer; the subgraph at the other end opens it. An id that was guessed, or sealed for
 * somebody else, does not open, so a viewer reaches only what an edge led to. A reference opens on the day
 * it was sealed (UTC) and on the next, and only while the viewer's claims are what they were: it does not
 * outlive the case or the grid that it came from.
 *
 * Shape: `<id>.<22 characters of HMAC-SHA-256 over day, viewer, type and id>` (RFC 2104).
 */
export interface ReferenceSeal {
  seal(viewer: Viewer, type: string, id: string): string;
  /**
   * The same for what a client sent, `r1.<base64url>`, with the id encrypted (AES-SIV, RFC 5297): a client can put a
   * reference where none belongs, and whoever answers with what came tells it nothing.
   */
  conceal(viewer: Viewer, type: string, id: string): string;
  /** The id, or null when the text was neither sealed nor concealed for this viewer and type. */
  open(viewer: Viewer, type: string, text: string): string | null;
  /**
   * A blind index: what stands for a value where it is looked up by equality, the same for every subgraph.
   * It tells nothing of the value to whoever has no key (HMAC-SHA-256, 43 characters of base64url). Letters
   * count alike, large or small, as in the check character of an identity number.
   */
  index(kind: string, value: string): string;
}

/** The id in a sealed reference, whoever it was sealed for; any other text as it is. */
export function idOfReference(text: string): string {
  return sealedShape.exec(text)?.[1] ?? text;
}

const signatureLength = 22;
const keyLength = 32;
const sealedShape = /^(.+)\.[A-Za-z0-9_-]{22}$/s;
/** A synthetic IV of 16 bytes before the id. */
const concealedShape = /^r1\.([A-Za-z0-9_-]{23,})$/;
const dayInMilliseconds = 86_400_000;
const concealing = 'civicgraph/concealed-references';

/**
 * @param key 32 bytes, the same for every subgraph
 * @param now the clock, in milliseconds since 1970 in UTC
 * @throws HubError CONFIGURATION_INVALID for a key of another length
 */
export function createReferenceSeal(key: Buffer, now: () => number = Date.now): ReferenceSeal {
  if (key.length !== keyLength) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `The reference key (HUB_REFERENCE_KEY) has ${key.length} bytes. Expected ${keyLength}, in base64, as "npm run keys" prints them.`,
    );
  }
  const today = () => Math.floor(now() / dayInMilliseconds);
  const sign = (day: number, viewer: Viewer, type: string, id: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([day, claimsOf(viewer), type, id]))
      .digest('base64url')
      .slice(0, signatureLength);
  const concealingKey = Buffer.from(hkdfSync('sha256', key, '', concealing, keyLength));
  const cipherOf = (day: number, viewer: Viewer, type: string) =>
    aessiv(concealingKey, Buffer.from(JSON.stringify([day, claimsOf(viewer), type])));
  const reveal = (viewer: Viewer, type: string, body: string): string | null => {
    for (const day of [today(), today() - 1]) {
      try {
        const id = cipherOf(day, viewer, type).decrypt(Buffer.from(body, 'base64url'));
        return Buffer.from(id).toString();
      } catch {
        // Forged, or made for another viewer, type or day.
      }
    }
    return null;
  };
  return {
    seal: (viewer, type, id) => `${id}.${sign(today(), viewer, type, id)}`,
    conceal(viewer, type, id) {
      const concealed = cipherOf(today(), viewer, type).encrypt(Buffer.from(id));
      return `r1.${Buffer.from(concealed).toString('base64url')}`;
    },
    open(viewer, type, text) {
      const [, concealed] = concealedShape.exec(text) ?? [];
      if (concealed !== undefined) return reveal(viewer, type, concealed);
      const dot = text.lastIndexOf('.');
      if (dot < 1) return null;
      const id = text.slice(0, dot);
      const given = text.slice(dot + 1);
      const opens = [today(), today() - 1].some((day) => equal(given, sign(day, viewer, type, id)));
      return opens ? id : null;
    },
    index: (kind, value) =>
      createHmac('sha256', key)
        .update(JSON.stringify(['index', kind, value.toUpperCase()]))
        .digest('base64url'),
  };
}

/** Compares in a time that tells nothing about where two texts differ. */
function equal(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
