import { parseRegionCode } from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { regionStatistics } from '../statistics/areaStatistics';
import { type DepartmentPageArguments, departmentPage } from '../statistics/departmentPage';

interface Reference {
  readonly code: string;
}

export const Region = {
  __resolveReference: ({ code }: Reference) => ({ code: parseRegionCode(code) }),
  petitionStats: (
    { code }: Reference,
    { period }: { readonly period: string },
    context: PetitionsContext,
  ) => regionStatistics(context, code, period),
  petitionStatsByDepartment: (
    { code }: Reference,
    page: DepartmentPageArguments,
    context: PetitionsContext,
  ) => departmentPage(context, code, page),
};
