import { HubError, insertRows, parseUscc, quote } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { nameFaults } from '../names/nameFaults';
import { readRegistrations, register } from '../store/registrations';
import type { Actor } from './Actor';
import { generateToken, tokenHash } from './TokenSecret';
import { readToken } from './tokenRows';

export interface CreateTokenInput {
  /** The subgraph that the token may publish; none for an administrator. */
  readonly subgraph?: string | null;
  /** Unified social credit code of the owning department. */
  readonly owner?: string | null;
  readonly label: string;
  readonly days: number;
}

export interface CreatedToken {
  readonly token: Actor;
  /** Nowhere kept, and never to be logged. */
  readonly secret: string;
}

const dayMs = 86_400_000;

/**
 * Makes a token, and with the first one of a subgraph registers its name and owner.
 * @throws HubError ARGUMENT_INVALID, DEPARTMENT_CODE_MALFORMED, SUBGRAPH_OWNER_MISSING, SUBGRAPH_NAME_INVALID or
 * SUBGRAPH_NAME_CONFUSABLE
 */
export async function createToken(
  manager: EntityManager,
  input: CreateTokenInput,
): Promise<CreatedToken> {
  const { subgraph = null, owner = null, label, days } = input;
  assertLabel(label);
  assertDays(days);
  if (subgraph !== null) await assertRegistered(manager, subgraph, owner);
  else if (owner !== null) {
    throw new HubError(
      'ARGUMENT_INVALID',
      'The owner is given without a subgraph. An administrator belongs to no department: leave the owner out, or name the subgraph.',
    );
  }
  const { id, token } = generateToken();
  const now = Date.now();
  await insertRows(manager, 'token', [
    {
      id,
      secret_hash: tokenHash(token),
      role: subgraph === null ? 'ADMINISTRATOR' : 'PUBLISHER',
      subgraph,
      label,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + days * dayMs).toISOString(),
      revoked_at: null,
      last_used_on: null,
    },
  ]);
  return { token: await tokenInfo(manager, id), secret: token };
}

/** @throws HubError REGISTRY_TOKEN_NOT_FOUND */
export async function revokeToken(manager: EntityManager, id: string): Promise<Actor> {
  await manager.query('UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [
    new Date().toISOString(),
    id,
  ]);
  return tokenInfo(manager, id);
}

async function tokenInfo(manager: EntityManager, id: string): Promise<Actor> {
  const row = await readToken(manager, id);
  if (row) {
    const { secretHash: _, ...info } = row;
    return info;
  }
  throw new HubError(
    'REGISTRY_TOKEN_NOT_FOUND',
    `There is no token with the id ${quote(id)}. List the tokens to see their ids.`,
  );
}

async function assertRegistered(
  manager: EntityManager,
  name: string,
  owner: string | null,
): Promise<void> {
  const registered = await readRegistrations(manager);
  const [fault] = nameFaults(name, registered.keys());
  if (fault) throw fault;
  const known = registered.get(name);
  if (owner !== null) parseUscc(owner);
  if (known) return assertSameOwner(name, known.owner, owner);
  if (owner === null) {
    throw new HubError(
      'SUBGRAPH_OWNER_MISSING',
      `The subgraph ${quote(name)} is new and needs an owner. Give the unified social credit code of the department that it belongs to.`,
    );
  }
  await register(manager, name, owner);
}

function assertSameOwner(name: string, known: string, owner: string | null): void {
  if (owner === null || owner === known) return;
  throw new HubError(
    'ARGUMENT_INVALID',
    `The owner ${quote(owner)} is not that of the subgraph ${quote(name)}, which is ${quote(known)}. Leave the owner out, or choose another name.`,
  );
}

function assertLabel(label: string): void {
  if (/^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u.test(label) && label.trim() !== '') return;
  throw new HubError(
    'ARGUMENT_INVALID',
    `The label ${quote(label)} is not usable. Expected 1 to 100 printable characters that say what the token is for.`,
  );
}

function assertDays(days: number): void {
  if (Number.isInteger(days) && days >= 1 && days <= 366) return;
  throw new HubError(
    'ARGUMENT_INVALID',
    `A token cannot hold for ${quote(days)} days. Expected 1 to 366.`,
  );
}
