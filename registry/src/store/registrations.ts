import { insertRows } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { skeletonOf } from '../names/skeletonOf';

/** A name that is known, whether or not anything was published under it. */
export interface Registration {
  readonly name: string;
  /** Unified social credit code of the owning department. */
  readonly owner: string;
  readonly isDeleted: boolean;
}

/** Every name that is known, deleted ones too, in their order. */
export async function readRegistrations(
  manager: EntityManager,
): Promise<Map<string, Registration>> {
  const rows: { name: string; owner: string; deleted: number }[] = await manager.query(
    'SELECT name, owner, deleted FROM subgraph ORDER BY name',
  );
  return new Map(
    rows.map(({ name, owner, deleted }) => [name, { name, owner, isDeleted: deleted === 1 }]),
  );
}

/**
 * Registers a new name.
 * @throws what `isConflict` tells when it, or one that looks like it, was registered meanwhile
 */
export async function register(manager: EntityManager, name: string, owner: string): Promise<void> {
  await insertRows(manager, 'subgraph', [
    { name, owner, skeleton: skeletonOf(name), deleted: false },
  ]);
}

/** Makes owners those given; names that are not known yet are registered. */
export async function writeOwners(
  manager: EntityManager,
  owners: readonly { readonly name: string; readonly owner: string }[],
): Promise<void> {
  if (owners.length === 0) return;
  const registered = await readRegistrations(manager);
  for (const { name, owner } of owners) {
    if (!registered.has(name)) await register(manager, name, owner);
    else await manager.query('UPDATE subgraph SET owner = ? WHERE name = ?', [owner, name]);
  }
}

export async function writeDeleted(
  manager: EntityManager,
  name: string,
  isDeleted: boolean,
): Promise<void> {
  await manager.query('UPDATE subgraph SET deleted = ? WHERE name = ?', [Number(isDeleted), name]);
}
