import type { RegionLevel } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { inForce } from '../sql/conditions';
import { createAreaLoader } from '../sql/createAreaLoader';

export interface GridCount {
  readonly area: string;
  readonly kind: string;
  readonly grids: number;
}

export interface StaffingCount {
  readonly area: string;
  readonly grids: number;
  readonly staffed: number;
}

export interface WorkerTotal {
  readonly area: string;
  readonly workers: number;
}

export interface WorkerCount {
  readonly area: string;
  readonly employment: 'FULL_TIME' | 'PART_TIME';
  readonly workers: number;
}

export interface VillageCount {
  readonly area: string;
  readonly villages: number;
  readonly staffed: number;
}

/** What the areas of one level have, inside one area. */
export interface CoverageCount {
  readonly area: string;
  readonly level: RegionLevel;
  readonly areas: number;
  readonly political_legal_members: number;
  readonly mediation_committees: number;
  readonly public_order_committees: number;
  readonly centres_operating: number;
  readonly centres_at_standard: number;
}

/** Loaders of counts by area: a statement a level of areas and day, however many areas there are. */
export function createCountLoaders(database: DataSource) {
  return {
    gridCounts: createAreaLoader<GridCount>(database, {
      column: 'g.grid_code',
      statement({ area, condition }, asOf) {
        const lasting = inForce('g', asOf);
        return {
          sql: `SELECT ${area} AS area, g.kind, COUNT(*) AS grids FROM grid g WHERE ${condition.sql} AND ${lasting.sql} GROUP BY area, g.kind`,
          parameters: [...condition.parameters, ...lasting.parameters],
        };
      },
    }),
    staffingCounts: createAreaLoader<StaffingCount>(database, {
      column: 'g.grid_code',
      statement({ area, condition }, asOf) {
        const assigned = inForce('a', asOf);
        const lasting = inForce('g', asOf);
        return {
          sql: `SELECT ${area} AS area, COUNT(*) AS grids, SUM(CASE WHEN EXISTS (SELECT 1 FROM grid_assignment a WHERE a.grid_code = g.grid_code AND ${assigned.sql}) THEN 1 ELSE 0 END) AS staffed FROM grid g WHERE ${condition.sql} AND ${lasting.sql} GROUP BY area`,
          parameters: [...assigned.parameters, ...condition.parameters, ...lasting.parameters],
        };
      },
    }),
    workerTotals: createAreaLoader<WorkerTotal>(database, {
      column: 'a.grid_code',
      statement({ area, condition }, asOf) {
        const assigned = inForce('a', asOf);
        return {
          sql: `SELECT ${area} AS area, COUNT(DISTINCT a.worker_id) AS workers FROM grid_assignment a WHERE ${condition.sql} AND ${assigned.sql} GROUP BY area`,
          parameters: [...condition.parameters, ...assigned.parameters],
        };
      },
    }),
    workerCounts: createAreaLoader<WorkerCount>(database, {
      column: 'a.grid_code',
      statement({ area, condition }, asOf) {
        const assigned = inForce('a', asOf);
        return {
          sql: `SELECT ${area} AS area, w.employment, COUNT(DISTINCT w.worker_id) AS workers FROM grid_assignment a JOIN grid_worker w ON w.worker_id = a.worker_id WHERE ${condition.sql} AND ${assigned.sql} GROUP BY area, w.employment`,
          parameters: [...condition.parameters, ...assigned.parameters],
        };
      },
    }),
    villageCounts: createAreaLoader<VillageCount>(database, {
      column: 'v.region_code',
      statement({ area, condition }, asOf) {
        const assigned = inForce('a', asOf);
        const lasting = inForce('v', asOf);
        return {
          sql: `SELECT ${area} AS area, COUNT(*) AS villages, SUM(CASE WHEN EXISTS (SELECT 1 FROM grid g JOIN grid_assignment a ON a.grid_code = g.grid_code JOIN grid_worker w ON w.worker_id = a.worker_id WHERE g.village_code = v.region_code AND w.employment = 'FULL_TIME' AND ${assigned.sql}) THEN 1 ELSE 0 END) AS staffed FROM governance_area v WHERE v.level = 'VILLAGE' AND ${condition.sql} AND ${lasting.sql} GROUP BY area`,
          parameters: [...assigned.parameters, ...condition.parameters, ...lasting.parameters],
        };
      },
    }),
    coverageCounts: createAreaLoader<CoverageCount>(database, {
      column: 'v.region_code',
      statement({ area, condition }, asOf) {
        const lasting = inForce('v', asOf);
        return {
          sql: `SELECT ${area} AS area, v.level, COUNT(*) AS areas, SUM(v.political_legal_member) AS political_legal_members, SUM(v.mediation_committee) AS mediation_committees, SUM(v.public_order_committee) AS public_order_committees, SUM(CASE WHEN c.operating = 1 THEN 1 ELSE 0 END) AS centres_operating, SUM(CASE WHEN c.meets_standard = 1 THEN 1 ELSE 0 END) AS centres_at_standard FROM governance_area v LEFT JOIN governance_centre c ON c.region_code = v.region_code WHERE ${condition.sql} AND ${lasting.sql} GROUP BY area, v.level`,
          parameters: [...condition.parameters, ...lasting.parameters],
        };
      },
    }),
  };
}
