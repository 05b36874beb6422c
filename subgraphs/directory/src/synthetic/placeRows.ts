import { type City, type CityGrid, createRandom, type TableRow } from '@civicgraph/shared';
import { retiredFrom, retiredTo, retiredVillages } from './retiredVillages';

const validFrom = '2016-01-01';
const gridsSince = '2020-01-01';
const laterGridShare = 0.15;

/** Regions and grids, also retired ones, and departments. */
export function* placeRows(city: City): Iterable<TableRow> {
  for (const region of city.regions) {
    yield ['region', { ...regionRow(region), valid_from: validFrom, valid_to: null }];
  }
  for (const grid of city.grids) {
    yield ['grid', { ...gridRow(grid), valid_from: gridValidFrom(city, grid), valid_to: null }];
  }
  for (const village of retiredVillages(city)) {
    const { code, name, townCode, urbanRural } = village;
    const row = regionRow({ code, name, level: 'VILLAGE', parentCode: townCode, urbanRural });
    yield ['region', { ...row, valid_from: retiredFrom, valid_to: retiredTo }];
    const grid = { code: `${code}001`, name: `${name}第1网格`, villageCode: code };
    yield [
      'grid',
      {
        ...gridRow({ ...grid, kind: 'COMPREHENSIVE' }),
        valid_from: gridsSince,
        valid_to: retiredTo,
      },
    ];
  }
  for (const { uscc, name, kind, regionCode, parentUscc } of city.departments) {
    yield ['department', { uscc, name, kind, region_code: regionCode, parent_uscc: parentUscc }];
  }
}

/** Most grids are as old as grid management here; some were split off later. */
export function gridValidFrom(city: City, grid: CityGrid): string {
  const random = createRandom(city.seed, 'grid-valid-from', grid.index);
  return random.chance(laterGridShare) ? random.date('2021-01-01', '2025-12-31') : gridsSince;
}

function regionRow({ code, name, level, parentCode, urbanRural }: City['regions'][number]) {
  return { code, name, level, parent_code: parentCode, urban_rural: urbanRural };
}

function gridRow({
  code,
  name,
  kind,
  villageCode,
}: Pick<CityGrid, 'code' | 'name' | 'kind' | 'villageCode'>) {
  return { grid_code: code, name, kind, village_code: villageCode };
}
