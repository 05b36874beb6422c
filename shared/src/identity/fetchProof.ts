import {
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { HubError } from '../errors';
import { identityNotAccepted, identityRequired } from './identity';
import { ReplayWindow } from './ReplayWindow';

/**
 * Header that proves that the gateway makes this very fetch: `<nonce>.<mac>`. An identity holds for a
 * minute and for every subgraph; the proof holds for one subgraph, one body and one time, so that whoever
 * has seen a fetch can neither send it again nor ask something else with its identity.
 *
 * `mac` is HMAC-SHA-256 (RFC 2104), in base64url, over the name of the subgraph, the identity, the nonce
 * and the bytes of the body. `nonce` is 16 characters that stand for the sender, `-`, and a number in base
 * 36 that it has not used before.
 */
export const fetchHeader = 'x-civicgraph-fetch';

const keyBytes = 32;
const senderBytes = 12;
const proofShape = /^([A-Za-z0-9_-]{16})-([0-9a-z]{1,10})\.([A-Za-z0-9_-]{43})$/;
/** Gateways, each start of one counted, that a subgraph tells apart; the one silent longest is forgotten. */
const keptSenders = 64;

/** The key that the gateway and one subgraph share, from the gateway's own: no subgraph can make another's. */
export function deriveFetchKey(master: Buffer, subgraph: string): Buffer {
  return createHmac('sha256', master).update(`civicgraph/fetch/${subgraph}`).digest();
}

/**
 * Reads `HUB_FETCH_KEY`: 32 bytes in base64.
 * @throws HubError CONFIGURATION_INVALID, never with the key in its message
 */
export function parseFetchKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length === keyBytes) return key;
  throw new HubError(
    'CONFIGURATION_INVALID',
    `HUB_FETCH_KEY has ${key.length} bytes. Expected ${keyBytes}, in base64, as "npm run keys" prints them.`,
  );
}

/** Makes the proof of a fetch, another one each time. */
export type ProveFetch = (identity: string, body: string) => string;

/** @param key that of `deriveFetchKey` for this subgraph */
export function createFetchProver(subgraph: string, key: Buffer): ProveFetch {
  const secret = createSecretKey(key);
  const sender = randomBytes(senderBytes).toString('base64url');
  let count = 0;
  return (identity, body) => {
    const nonce = `${sender}-${count.toString(36)}`;
    count += 1;
    return `${nonce}.${macOf(secret, subgraph, identity, nonce, body).toString('base64url')}`;
  };
}

/**
 * Returns when the proof is that of this fetch and comes for the first time since the subgraph started.
 * It says nothing about the identity itself, which is to be verified beside it.
 * @throws HubError IDENTITY_REQUIRED without a proof, IDENTITY_NOT_ACCEPTED
 */
export type VerifyFetch = (proof: string | undefined, identity: string, body: Uint8Array) => void;

/** @param key that of `deriveFetchKey` for this subgraph */
export function createFetchVerifier(subgraph: string, key: Buffer): VerifyFetch {
  const secret = createSecretKey(key);
  const senders = new LRUCache<string, ReplayWindow>({ max: keptSenders });
  return (proof, identity, body) => {
    if (!proof) throw identityRequired();
    const [, sender = '', number = '', mac = ''] = proofShape.exec(proof) ?? [];
    const expected = macOf(secret, subgraph, identity, `${sender}-${number}`, body);
    // Nothing is kept of a sender before it has shown that it holds the key.
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw identityNotAccepted();
    }
    const window = senders.get(sender) ?? new ReplayWindow();
    senders.set(sender, window);
    if (!window.admit(Number.parseInt(number, 36))) throw identityNotAccepted();
  };
}

/** No part before the body can hold a line break, so that no two fetches read alike. */
function macOf(
  key: KeyObject,
  subgraph: string,
  identity: string,
  nonce: string,
  body: string | Uint8Array,
): Buffer {
  return createHmac('sha256', key)
    .update(`${subgraph}\n${identity}\n${nonce}\n`)
    .update(body)
    .digest();
}
