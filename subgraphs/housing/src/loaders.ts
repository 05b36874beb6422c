import {
  createRowLoader,
  createRowReader,
  isOneOf,
  type ReadRowOrExplain,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import type { DwellingUse, Occupancy } from './codes';
import { createHazardLoader, type HazardRow } from './createHazardLoader';
import { housingRollup } from './statistics/housingRollup';

export interface DwellingRow {
  readonly dwelling_code: string;
  readonly address_code: string;
  readonly building_code: string | null;
  readonly use_code: DwellingUse;
  readonly occupancy: Occupancy;
  readonly area_band: string | null;
  readonly standard_coded: number;
  readonly since: string;
  readonly until: string | null;
}

export interface BuildingRow {
  readonly building_code: string;
  readonly address_code: string;
  readonly floors: number | null;
  readonly year_built: number | null;
}

export interface StandardAddressRow {
  readonly address_code: string;
  readonly text: string;
  readonly region_code: string;
  readonly grid_code: string;
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

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): HousingLoaders {
  return {
    dwellingByCode: createRowLoader<DwellingRow>(database, {
      table: 'dwelling',
      columns: [
        'dwelling_code',
        'address_code',
        'building_code',
        'use_code',
        'occupancy',
        'area_band',
        'standard_coded',
        'since',
        'until',
      ],
      key: 'dwelling_code',
      // Grid workers find dwellings of their own grids; for others the sealed code is what limits them.
      condition: viewer.role === 'GRID' ? isOneOf('grid_code', viewer.grids) : null,
    }),
    buildingByCode: createRowLoader<BuildingRow>(database, {
      table: 'building',
      columns: ['building_code', 'address_code', 'floors', 'year_built'],
      key: 'building_code',
    }),
    addressByCode: createRowLoader<StandardAddressRow>(database, {
      table: 'standard_address',
      columns: ['address_code', 'text', 'region_code', 'grid_code', 'lon', 'lat'],
      key: 'address_code',
    }),
    hazardsByDwelling: createHazardLoader(database, 'dwelling_code'),
    hazardsByBuilding: createHazardLoader(database, 'building_code'),
    readStatistics: createRowReader(database, housingRollup),
  };
}
