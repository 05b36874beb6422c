import { createHash, createHmac } from 'node:crypto';
import { idOfReference, type Keyring, type NamedKey, type SubjectKey } from '@civicgraph/shared';

const use = 'ledger-subjects';
const remembered = 10_000;

/**
 * What stands for a person in the ledger: HMAC-SHA-256 (RFC 2104) of type and key, in 43 characters of
 * base64url. Without the key of the ring nobody can tell who it is, nor try persons until one fits.
 */
export function subjectHash(keyring: Keyring, subject: SubjectKey): string {
  return hash(keyring.derive(use)[0], subject);
}

/**
 * A hasher that remembers whom it met: the same persons are read again and again, and hashing them is
 * most of what a record costs.
 */
export function createSubjectHasher(keyring: Keyring): (subject: SubjectKey) => string {
  const known = new Map<string, string>();
  return (subject) => {
    const name = `${subject.type}\n${subject.key}`;
    const met = known.get(name);
    if (met !== undefined) return met;
    const made = subjectHash(keyring, subject);
    // Beginning anew now and then is all that it takes to stay small.
    if (known.size >= remembered) known.clear();
    known.set(name, made);
    return made;
  };
}

/** The hashes that a person may have in the ledger, one a key of the ring. */
export function subjectHashes(keyring: Keyring, subject: SubjectKey): string[] {
  return keyring.derive(use).map((key) => hash(key, subject));
}

/** Stands for the subjects of a record in its body, so that none can be taken away or added. */
export function subjectsDigest(hashes: readonly string[]): string {
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('base64url');
}

/** A seal holds for one viewer and day; the person in it is the same. */
function hash({ key }: NamedKey, { type, key: id }: SubjectKey): string {
  return createHmac('sha256', key)
    .update(`${type}\n${idOfReference(id)}`)
    .digest('base64url');
}
