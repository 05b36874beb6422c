import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Keyring, NamedKey } from '@civicgraph/shared';
import { genesis, type Head } from './Head';

/** Signs heads of the chain, and tells whether one was signed with a key of the ring. */
export interface HeadSeal {
  sign(seq: number, hash: string): Head;
  /** Also true of the head of a ledger without records, which nobody signs. */
  isSigned(head: Head): boolean;
}

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export function createHeadSeal(keyring: Keyring): HeadSeal {
  const keys = keyring.derive('ledger-signing');
  const privateKey = privateKeyOf(keys[0]);
  const publicKeys = keys.map((key) => createPublicKey(privateKeyOf(key)));
  return {
    sign: (seq, hash) => ({
      seq,
      hash,
      signature: sign(null, textOf(seq, hash), privateKey).toString('base64url'),
    }),
    isSigned({ seq, hash, signature }) {
      if (seq === genesis.seq) return hash === genesis.hash && signature === genesis.signature;
      const given = Buffer.from(signature, 'base64url');
      return publicKeys.some((key) => verify(null, textOf(seq, hash), key, given));
    },
  };
}

function textOf(seq: number, hash: string): Buffer {
  return Buffer.from(`civicgraph ledger head\n${seq}\n${hash}`);
}

function privateKeyOf({ key }: NamedKey): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, key]),
    format: 'der',
    type: 'pkcs8',
  });
}
