import { isWithin } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { withinAny } from './incidentScope';

export interface ListedAreaRow {
  readonly batch: string;
  readonly regionCode: string;
  readonly grade: 'PROVINCE' | 'CITY' | 'COUNTY';
  readonly outcomePeriod: string;
}

/** @returns a loader of the listed areas inside a region, by batch and code; one statement a batch. */
export function createListedAreaLoader(database: DataSource): DataLoader<string, ListedAreaRow[]> {
  return new DataLoader(async (regions) => {
    const within = withinAny('region_code', regions);
    const rows: ListedAreaRow[] = await database.query(
      `SELECT batch, region_code AS regionCode, grade, outcome_period AS outcomePeriod FROM listed_area WHERE ${within.sql} ORDER BY batch, region_code`,
      [...within.parameters],
    );
    return regions.map((region) => rows.filter((row) => isWithin(row.regionCode, region)));
  });
}
