import { areaPrefix, type Condition, type Viewer } from '@civicgraph/shared';

/**
 * The incidents that a viewer may read: police those of the own regions, everybody else none. Police
 * without a region claim have no jurisdiction.
 */
export function incidentScope({ role, regions }: Viewer): Condition {
  if (role !== 'POLICE' || regions.length === 0) return { sql: '1 = 0', parameters: [] };
  return withinAny('region_code', regions);
}

/** A condition on a column of 12-digit codes: inside one of the regions. */
export function withinAny(column: string, regions: readonly string[]): Condition {
  return {
    sql: regions.map(() => `${column} BETWEEN ? AND ?`).join(' OR '),
    parameters: regions.flatMap((region) => {
      const prefix = areaPrefix(region);
      return [prefix.padEnd(12, '0'), prefix.padEnd(12, '9')];
    }),
  };
}
