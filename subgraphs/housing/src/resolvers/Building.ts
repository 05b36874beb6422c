import { parsePage } from '@civicgraph/shared';
import type { BuildingRow, HousingContext } from '../loaders';

export const Building = {
  address: ({ addressCode }: BuildingRow, _: unknown, { loaders }: HousingContext) =>
    loaders.addressByCode.load(addressCode),
  hazards: async (
    { buildingCode }: BuildingRow,
    { first }: { first?: number | null },
    { loaders }: HousingContext,
  ) => {
    const { limit } = parsePage('hazards', { first: first ?? null });
    return (await loaders.hazardsByBuilding.load(buildingCode)).slice(0, limit);
  },
};
