/** Where the chain ends: the number of its last record, that record's hash, and a signature over both. */
export interface Head {
  readonly seq: number;
  /** SHA-256 in 64 hex digits. */
  readonly hash: string;
  /** Ed25519 (RFC 8032) in base64url. */
  readonly signature: string;
}

/** The head of a ledger without records; the only one that is not signed. */
export const genesis: Head = { seq: 0, hash: '0'.repeat(64), signature: '' };
