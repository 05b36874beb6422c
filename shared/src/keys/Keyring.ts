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
