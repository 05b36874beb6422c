import { type RegionStub, resolveRegion } from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { regionStatistics } from '../statistics/areaStatistics';
import { type DepartmentPageArguments, departmentPage } from '../statistics/departmentPage';

export const Region = {
  __resolveReference: resolveRegion,
  petitionStats: (
    { code }: RegionStub,
    { period }: { period: string },
    context: PetitionsContext,
  ) => regionStatistics(context, code, period),
  petitionStatsByDepartment: (
    { code }: RegionStub,
    page: DepartmentPageArguments,
    context: PetitionsContext,
  ) => departmentPage(context, code, page),
};
