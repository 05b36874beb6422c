import { isInside, isWithin, regionLevelOf } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** The mediators of an area, as they are today. */
export interface MediatorCounts {
  /** Of all organisations that serve the area or a part of it. */
  readonly mediators: number;
  /** People's mediation committees of villages and communities, and their full-time mediators. */
  readonly villageRooms: number;
  readonly fullTimeInVillageRooms: number;
}

interface RegionCounts {
  readonly region_code: string;
  readonly kind: string;
  readonly rooms: number;
  readonly full_time: number;
  readonly part_time: number;
}

/** @returns a loader of the mediators by area; one statement a batch. */
export function createMediatorLoader(database: DataSource): DataLoader<string, MediatorCounts> {
  return new DataLoader(async (areas) => {
    const { sql, parameters } = isInside('region_code', areas);
    const rows: RegionCounts[] = await database.query(
      `SELECT region_code, kind, COUNT(*) AS rooms, SUM(full_time) AS full_time, SUM(part_time) AS part_time FROM mediation_org WHERE ${sql} GROUP BY region_code, kind`,
      [...parameters],
    );
    return areas.map((area) => countsOf(rows.filter((row) => isWithin(row.region_code, area))));
  });
}

function countsOf(rows: readonly RegionCounts[]): MediatorCounts {
  const villageRooms = rows.filter(
    ({ kind, region_code: code }) => kind === 'PEOPLES' && regionLevelOf(code) === 'VILLAGE',
  );
  // MariaDB gives sums as texts.
  const sum = (among: readonly RegionCounts[], column: 'rooms' | 'full_time' | 'part_time') =>
    among.reduce((total, row) => total + Number(row[column]), 0);
  return {
    mediators: sum(rows, 'full_time') + sum(rows, 'part_time'),
    villageRooms: sum(villageRooms, 'rooms'),
    fullTimeInVillageRooms: sum(villageRooms, 'full_time'),
  };
}
