import type { PopulationContext } from '../loaders';
import type { ResidenceRow } from '../queries/rows';
import { dwellingStub } from './Dwelling';

export const Residence = {
  verifiedAt: (residence: ResidenceRow): string | null => residence.verified_at,
  dwelling: ({ dwelling_code }: ResidenceRow, _: unknown, context: PopulationContext) =>
    dwelling_code === null ? null : dwellingStub(context, dwelling_code),
  grid: ({ grid_code }: ResidenceRow) => ({ gridCode: grid_code }),
};
