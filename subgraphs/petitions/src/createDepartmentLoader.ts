import { isInside, isWithin } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

interface DepartmentRow {
  readonly uscc: string;
  readonly region_code: string;
}

/**
 * @returns a loader of the codes of all departments of a region and of the regions in it, in code
 * order, one statement a batch.
 */
export function createDepartmentLoader(database: DataSource): DataLoader<string, string[]> {
  return new DataLoader(async (regions) => {
    const { sql, parameters } = isInside('region_code', regions);
    const rows: DepartmentRow[] = await database.query(
      `SELECT uscc, region_code FROM responsible_department WHERE ${sql} ORDER BY uscc`,
      [...parameters],
    );
    return regions.map((region) =>
      rows.filter((row) => isWithin(row.region_code, region)).map(({ uscc }) => uscc),
    );
  });
}
