import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '@civicgraph/shared';
import { type GrantRow, grantColumns } from './GrantRow';

/** That somebody approved a grant. */
export interface ApprovalRow {
  readonly place: number;
  readonly approver: string;
  readonly role: string;
  readonly approved_at: string;
}

/** All that is known of a grant. */
export interface GrantFacts extends GrantRow {
  /** In their order. */
  readonly approvals: readonly ApprovalRow[];
}

/** A grant as a step of the hub left it. */
export interface SealedGrant extends GrantFacts {
  readonly seal: string;
}

const use = 'grants';

/**
 * Seals a grant: HMAC-SHA-256 (RFC 2104) over everything that is known of it, in 43 characters of base64url.
 * Whoever can write to the database, and has no key of the ring, can make or change no grant.
 */
export function sealGrant(keyring: Keyring, facts: GrantFacts): SealedGrant {
  return { ...facts, seal: sign(keyring.derive(use)[0].key, facts) };
}

/** Whether a grant was sealed so with a key of the ring, the current one or an earlier. */
export function isSealed(keyring: Keyring, { seal, ...facts }: SealedGrant): boolean {
  const given = Buffer.from(seal);
  return keyring.derive(use).some(({ key }) => {
    const expected = Buffer.from(sign(key, facts));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function sign(key: Buffer, facts: GrantFacts): string {
  const approvals = facts.approvals.map(({ place, approver, role, approved_at }) => [
    place,
    approver,
    role,
    approved_at,
  ]);
  return createHmac('sha256', key)
    .update(JSON.stringify([grantColumns.map((column) => facts[column]), approvals]))
    .digest('base64url');
}
