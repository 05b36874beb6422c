import { type PageArguments, parsePage } from '@civicgraph/shared';
import type { BuildingRow, HousingContext } from '../loaders';

export const Building = {
  buildingCode: (row: BuildingRow) => row.building_code,
  address: (row: BuildingRow, _: unknown, { loaders }: HousingContext) =>
    loaders.addressByCode.load(row.address_code),
  yearBuilt: (row: BuildingRow) => row.year_built,
  hazards: async (row: BuildingRow, page: PageArguments, { loaders }: HousingContext) => {
    const { limit } = parsePage('hazards', page);
    return (await loaders.hazardsByBuilding.load(row.building_code)).slice(0, limit);
  },
};
