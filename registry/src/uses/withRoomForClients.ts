import type { OperationUse } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

/** Clients name themselves as they like: of more uses than this they are counted without a name. */
const mostNamed = 200_000;

/** The uses as there is room for them. */
export async function withRoomForClients(
  manager: EntityManager,
  uses: readonly OperationUse[],
): Promise<readonly OperationUse[]> {
  const [row]: { kept: number }[] = await manager.query(
    'SELECT COUNT(*) AS kept FROM operation_use',
  );
  if (Number(row?.kept ?? 0) < mostNamed) return uses;
  return uses.map((use) => ({ ...use, client: null, clientVersion: null }));
}
