import { HubError, insertRows, quote } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { readRegistrations } from '../store/registrations';

/** Whether an administrator has agreed to the schema with this hash. */
export async function isApproved(
  manager: EntityManager,
  subgraph: string,
  sdlHash: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM approval WHERE subgraph = ? AND sdl_hash = ?',
    [subgraph, sdlHash],
  );
  return rows.length > 0;
}

/**
 * Agrees to what needs an approver in a schema. Once agreed, it stays so.
 * @param by label of the administrator's token
 * @throws HubError ARGUMENT_INVALID, SUBGRAPH_NOT_FOUND
 */
export async function approve(
  manager: EntityManager,
  subgraph: string,
  sdlHash: string,
  by: string,
): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(sdlHash)) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `The hash ${quote(sdlHash)} is not one of a schema. Expected the 64 hexadecimal digits that the report of its check gives.`,
    );
  }
  if (!(await readRegistrations(manager)).has(subgraph)) throw subgraphNotFound(subgraph);
  if (await isApproved(manager, subgraph, sdlHash)) return;
  await insertRows(manager, 'approval', [
    { subgraph, sdl_hash: sdlHash, approved_by: by, approved_at: new Date().toISOString() },
  ]);
}

export function subgraphNotFound(name: string): HubError {
  return new HubError(
    'SUBGRAPH_NOT_FOUND',
    `There is no subgraph ${quote(name)}. List the subgraphs to see their names.`,
  );
}
