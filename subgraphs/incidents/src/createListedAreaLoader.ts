import { isInside, isWithin } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

export interface ListedAreaRow {
  readonly batch: string;
  readonly region_code: string;
  readonly grade: 'PROVINCE' | 'CITY' | 'COUNTY';
  readonly outcome_period: string;
}

/** @returns a loader of the listed areas inside a region, by batch and code; one statement a batch. */
export function createListedAreaLoader(database: DataSource): DataLoader<string, ListedAreaRow[]> {
  return new DataLoader(async (regions) => {
    const { sql, parameters } = isInside('region_code', regions);
    const rows: ListedAreaRow[] = await database.query(
      `SELECT batch, region_code, grade, outcome_period FROM listed_area WHERE ${sql} ORDER BY batch, region_code`,
      [...parameters],
    );
    return regions.map((region) => rows.filter((row) => isWithin(row.region_code, region)));
  });
}
