import {
  type Condition,
  type FieldCipher,
  HubError,
  type Keyring,
  type SubgraphContext,
} from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { BrokenGrant } from './BrokenGrant';
import { type GrantRow, grantColumns } from './GrantRow';
import { type ApprovalRow, isSealed, type SealedGrant } from './sealGrant';

/** What it takes to open grants. The logger hears of broken ones by their id; without it the caller tells. */
export type GrantReader = Pick<SubgraphContext, 'keyring' | 'cipher'> &
  Partial<Pick<SubgraphContext, 'logger'>>;

export interface GrantsWanted {
  readonly condition: Condition;
  /** Which come first under the limit; the latest by default. */
  readonly order?: Condition;
  readonly limit: number;
}

type StoredRow = GrantRow & { readonly seal: string } & {
  readonly [Column in keyof ApprovalRow as `approval_${Column}`]: ApprovalRow[Column] | null;
};

/** The column of a grant that is kept encrypted. */
export const subjectColumn = 'access_grant.subject';

const stored = [...grantColumns, 'seal'];
const selected = [
  ...stored.map((column) => `g.${column}`),
  ...['place', 'approver', 'role', 'approved_at'].map(
    (column) => `a.${column} AS approval_${column}`,
  ),
].join(',');

/**
 * Grants, the one asked for last first, each with its approvals, or the error that it is if its seal does not
 * hold. One statement: a step that is taken meanwhile is seen whole or not at all.
 */
export async function readGrants(
  manager: Pick<EntityManager, 'query'>,
  { keyring, cipher, logger }: GrantReader,
  { condition, order, limit }: GrantsWanted,
): Promise<(SealedGrant | BrokenGrant)[]> {
  const rows: StoredRow[] = await manager.query(
    `SELECT ${selected} FROM (SELECT ${stored.join(',')} FROM access_grant WHERE ${condition.sql} ORDER BY ${order ? `${order.sql},` : ''} grant_id DESC LIMIT ${limit}) g
    LEFT JOIN access_approval a ON a.grant_id = g.grant_id ORDER BY g.grant_id DESC, a.place`,
    [...condition.parameters, ...(order?.parameters ?? [])],
  );
  return groupByGrant(rows).map((group) => {
    const grant = openGrant(keyring, cipher, group);
    if (grant instanceof BrokenGrant) logger?.error({ grant: grant.grant_id }, 'a grant is broken');
    return grant;
  });
}

function groupByGrant(rows: readonly StoredRow[]): readonly [StoredRow, ...StoredRow[]][] {
  const groups = new Map<string, [StoredRow, ...StoredRow[]]>();
  for (const row of rows) {
    const group = groups.get(row.grant_id);
    if (group) group.push(row);
    else groups.set(row.grant_id, [row]);
  }
  return [...groups.values()];
}

function openGrant(
  keyring: Keyring,
  cipher: FieldCipher,
  rows: readonly [StoredRow, ...StoredRow[]],
): SealedGrant | BrokenGrant {
  const [row] = rows;
  const subject = decrypt(cipher, row.subject);
  if (subject === null) return new BrokenGrant(row.grant_id, 'SEAL');
  const grant = { ...row, subject, approvals: rows.flatMap(approvalOf) };
  return isSealed(keyring, grant) ? grant : new BrokenGrant(row.grant_id, 'SEAL');
}

/** A grant that nobody has approved comes as one row without an approval. */
function approvalOf(row: StoredRow): ApprovalRow[] {
  const { approval_place: place, approval_approver: approver } = row;
  const { approval_role: role, approval_approved_at: approved_at } = row;
  if (place === null || approver === null || role === null || approved_at === null) return [];
  return [{ place, approver, role, approved_at }];
}

/** Null for what no key of the ring has encrypted. */
function decrypt(cipher: FieldCipher, subject: string): string | null {
  try {
    return cipher.decrypt(subjectColumn, subject);
  } catch (error) {
    if (error instanceof HubError) return null;
    throw error;
  }
}
