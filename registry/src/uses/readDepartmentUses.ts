import type { EntityManager } from 'typeorm';

/** How often the viewers of one department asked an operation. */
export interface DepartmentUse {
  readonly hash: string;
  readonly name: string | null;
  readonly coordinates: readonly string[];
  /** Null where the viewers have none. */
  readonly department: string | null;
  readonly count: number;
  readonly lastUsedOn: string;
}

interface UseRow {
  readonly hash: string;
  readonly name: string | null;
  readonly department: string;
  readonly count: number;
  readonly lastUsedOn: string;
}

/** Operations that were asked since a day, by department. */
export async function readDepartmentUses(
  manager: EntityManager,
  since: string,
): Promise<DepartmentUse[]> {
  const uses: UseRow[] = await manager.query(
    `SELECT u.operation_hash AS hash, o.name AS name, u.department AS department, SUM(u.uses) AS count, MAX(u.day) AS lastUsedOn
       FROM operation_use u JOIN operation o ON o.hash = u.operation_hash
      WHERE u.day >= ? GROUP BY u.operation_hash, o.name, u.department ORDER BY u.operation_hash, u.department`,
    [since],
  );
  const operations: { hash: string; coordinates: string }[] = await manager.query(
    'SELECT hash, coordinates FROM operation',
  );
  const coordinates = new Map(
    operations.map((row) => [row.hash, JSON.parse(row.coordinates) as string[]]),
  );
  return uses.map(({ department, count, ...use }) => ({
    ...use,
    coordinates: coordinates.get(use.hash) ?? [],
    department: department || null,
    count: Number(count),
  }));
}
