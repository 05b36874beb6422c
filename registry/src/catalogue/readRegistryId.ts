import type { EntityManager } from 'typeorm';

/** The random id that a registry's database has from its beginning. */
export async function readRegistryId(manager: EntityManager): Promise<string> {
  const [row]: { id: string }[] = await manager.query('SELECT id FROM registry');
  if (!row) throw new Error("The registry's database has no id.");
  return row.id;
}
