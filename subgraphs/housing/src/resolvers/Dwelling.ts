import { type PageArguments, parsePage } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';
import { dwellingOf, type GivenDwelling } from './dwellingOf';

export const Dwelling = {
  __resolveReference: ({ dwellingCode }: { dwellingCode: unknown }, context: HousingContext) =>
    dwellingOf(context, dwellingCode),
  dwellingCode: ({ givenCode }: GivenDwelling) => givenCode,
  address: ({ row }: GivenDwelling, _: unknown, { loaders }: HousingContext) =>
    loaders.addressByCode.load(row.address_code),
  standardCoded: ({ row }: GivenDwelling) => row.standard_coded === 1,
  building: ({ row }: GivenDwelling, _: unknown, { loaders }: HousingContext) =>
    row.building_code && loaders.buildingByCode.load(row.building_code),
  use: ({ row }: GivenDwelling) => row.use_code,
  occupancy: ({ row }: GivenDwelling) => row.occupancy,
  areaBand: ({ row }: GivenDwelling) => row.area_band,
  since: ({ row }: GivenDwelling) => row.since,
  until: ({ row }: GivenDwelling) => row.until,
  hazards: async ({ row }: GivenDwelling, page: PageArguments, { loaders }: HousingContext) => {
    const { limit } = parsePage('hazards', page);
    return (await loaders.hazardsByDwelling.load(row.dwelling_code)).slice(0, limit);
  },
};
