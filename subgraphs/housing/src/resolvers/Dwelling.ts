import { parsePage } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';
import { dwellingOf, type GivenDwelling } from './dwellingOf';

export const Dwelling = {
  __resolveReference: ({ dwellingCode }: { dwellingCode: unknown }, context: HousingContext) =>
    dwellingOf(context, dwellingCode),
  dwellingCode: ({ givenCode }: GivenDwelling) => givenCode,
  address: ({ row }: GivenDwelling, _: unknown, { loaders }: HousingContext) =>
    loaders.addressByCode.load(row.addressCode),
  standardCoded: ({ row }: GivenDwelling) => row.standardCoded === 1,
  building: ({ row }: GivenDwelling, _: unknown, { loaders }: HousingContext) =>
    row.buildingCode && loaders.buildingByCode.load(row.buildingCode),
  use: ({ row }: GivenDwelling) => row.useCode,
  occupancy: ({ row }: GivenDwelling) => row.occupancy,
  areaBand: ({ row }: GivenDwelling) => row.areaBand,
  since: ({ row }: GivenDwelling) => row.since,
  until: ({ row }: GivenDwelling) => row.until,
  hazards: async (
    { row }: GivenDwelling,
    { first }: { first?: number | null },
    { loaders }: HousingContext,
  ) => {
    const { limit } = parsePage('hazards', { first: first ?? null });
    return (await loaders.hazardsByDwelling.load(row.dwellingCode)).slice(0, limit);
  },
};
