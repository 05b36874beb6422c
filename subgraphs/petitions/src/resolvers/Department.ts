import { parseUscc } from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { departmentStatistics } from '../statistics/areaStatistics';

interface Reference {
  readonly uscc: string;
}

export const Department = {
  __resolveReference: ({ uscc }: Reference) => ({ uscc: parseUscc(uscc) }),
  petitionStats: (
    { uscc }: Reference,
    { period }: { readonly period: string },
    context: PetitionsContext,
  ) => departmentStatistics(context, uscc, period),
};
