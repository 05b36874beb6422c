import { parseUscc } from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { OrganisationRow } from '../rows';

export const Organisation = {
  __resolveReference: async ({ uscc }: { uscc: string }, { loaders }: DirectoryContext) =>
    loaders.organisationByUscc.load(parseUscc(uscc)),

  region: (row: OrganisationRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.regionByCode.load(row.region_code),
  grid: (row: OrganisationRow, _: unknown, { loaders }: DirectoryContext) =>
    row.grid_code && loaders.gridByCode.load(row.grid_code),
};
