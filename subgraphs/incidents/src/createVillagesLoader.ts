import { placeholders } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { incidentRollup } from './statistics/incidentRollup';
import { type ColourCounts, countColours, type VillageCounts } from './statistics/villageColours';

/** All villages in one period, as far as areas are counted by them. */
export interface Villages {
  readonly criminalByVillage: ReadonlyMap<string, number>;
  /** By town, county, city and province. */
  readonly coloursByArea: ReadonlyMap<string, ColourCounts>;
}

interface VillageRow extends VillageCounts {
  readonly area: string;
  readonly period: string;
}

/** @returns a loader of the villages by period; one statement a batch. */
export function createVillagesLoader(database: DataSource): DataLoader<string, Villages> {
  return new DataLoader(async (periods) => {
    const rows: VillageRow[] = await database.query(
      `SELECT area_code AS area, period, criminal, accidents, civil_origin AS civilOrigin FROM ${incidentRollup.table} WHERE period IN (${placeholders(periods)}) AND LENGTH(area_code) = 12 AND area_code NOT LIKE '%000'`,
      [...periods],
    );
    return periods.map((period) => {
      const villages = rows.filter((row) => row.period === period);
      return {
        criminalByVillage: new Map(villages.map(({ area, criminal }) => [area, criminal])),
        coloursByArea: countColours(new Map(villages.map((row) => [row.area, row]))),
      };
    });
  });
}
