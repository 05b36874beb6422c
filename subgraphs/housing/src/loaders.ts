import {
  type Condition,
  createRollupLoader,
  createRowReader,
  type ReadRowOrExplain,
  type SubgraphContext,
  type Viewer,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import type { DwellingUse, Occupancy } from './codes';
import { createHazardLoader, type HazardRow } from './createHazardLoader';
import { createRowLoader } from './createRowLoader';
import { housingRollup } from './statistics/housingRollup';

export interface DwellingRow {
  readonly dwellingCode: string;
  readonly addressCode: string;
  readonly buildingCode: string | null;
  readonly useCode: DwellingUse;
  readonly occupancy: Occupancy;
  readonly areaBand: string | null;
  readonly standardCoded: number;
  readonly since: string;
  readonly until: string | null;
}

export interface BuildingRow {
  readonly buildingCode: string;
  readonly addressCode: string;
  readonly floors: number | null;
  readonly yearBuilt: number | null;
}

export interface StandardAddressRow {
  readonly addressCode: string;
  readonly text: string;
  readonly regionCode: string;
  readonly gridCode: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Buildings and addresses have no scope of their own: only a dwelling in scope leads to them. */
export interface HousingLoaders {
  /** Dwellings in the viewer's scope; null for all others. */
  readonly dwellingByCode: DataLoader<string, DwellingRow | null>;
  readonly buildingByCode: DataLoader<string, BuildingRow | null>;
  readonly addressByCode: DataLoader<string, StandardAddressRow | null>;
  readonly hazardsByDwelling: DataLoader<string, HazardRow[]>;
  readonly hazardsByBuilding: DataLoader<string, HazardRow[]>;
  readonly readStatistics: ReadRowOrExplain;
}

export type HousingContext = SubgraphContext<HousingLoaders>;

export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): HousingLoaders {
  return {
    dwellingByCode: createRowLoader<DwellingRow>(database, {
      table: 'dwelling',
      key: 'dwellingCode',
      columns: {
        dwellingCode: 'dwelling_code',
        addressCode: 'address_code',
        buildingCode: 'building_code',
        useCode: 'use_code',
        occupancy: 'occupancy',
        areaBand: 'area_band',
        standardCoded: 'standard_coded',
        since: 'since',
        until: 'until',
      },
      condition: dwellingScope(viewer),
    }),
    buildingByCode: createRowLoader<BuildingRow>(database, {
      table: 'building',
      key: 'buildingCode',
      columns: {
        buildingCode: 'building_code',
        addressCode: 'address_code',
        floors: 'floors',
        yearBuilt: 'year_built',
      },
    }),
    addressByCode: createRowLoader<StandardAddressRow>(database, {
      table: 'standard_address',
      key: 'addressCode',
      columns: {
        addressCode: 'address_code',
        text: 'text',
        regionCode: 'region_code',
        gridCode: 'grid_code',
        lon: 'lon',
        lat: 'lat',
      },
    }),
    hazardsByDwelling: createHazardLoader(database, 'dwelling_code'),
    hazardsByBuilding: createHazardLoader(database, 'building_code'),
    readStatistics: createRowReader(
      database,
      housingRollup,
      createRollupLoader(database, housingRollup),
    ),
  };
}

/** Grid workers find dwellings of their own grids; for others the sealed code is what limits them. */
function dwellingScope({ role, grids }: Viewer): Condition | undefined {
  if (role !== 'GRID') return undefined;
  if (grids.length === 0) return { sql: '1 = 0', parameters: [] };
  return { sql: `grid_code IN (${grids.map(() => '?').join(',')})`, parameters: grids };
}
