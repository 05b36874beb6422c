import {
  allOf,
  type Condition,
  HubError,
  isInside,
  type PageArguments,
  parseGridCode,
  parsePage,
  parseRegionCode,
  parseUscc,
  quote,
  toConnection,
} from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import { parseIndicator } from './parseIndicator';
import { regionOf } from './regionOf';

const maximumCodes = 200;
/** Every key of a table. */
const whole = { low: '', high: '~' };

interface DepartmentsArguments extends PageArguments {
  readonly region?: string | null;
  readonly kind?: string | null;
}

interface DataResourcesArguments extends PageArguments {
  readonly provider?: string | null;
  readonly indicator?: string | null;
}

export const Query = {
  region: (
    _: unknown,
    { code, asOf }: { code: string; asOf?: string | null },
    context: DirectoryContext,
  ) => regionOf(code, asOf ?? null, context),

  regions(_: unknown, { codes }: { codes: readonly string[] }, { loaders }: DirectoryContext) {
    if (codes.length > maximumCodes) {
      throw new HubError(
        'ARGUMENT_INVALID',
        `Cannot return ${quote(codes.length)} regions at once. Expected at most ${maximumCodes} codes; ask for the others in a second request.`,
      );
    }
    return Promise.all(codes.map((code) => loaders.regionByCode.load(parseRegionCode(code))));
  },

  async grid(_: unknown, { gridCode }: { gridCode: string }, { loaders }: DirectoryContext) {
    const row = await loaders.gridByCode.load(parseGridCode(gridCode));
    if (row) return row;
    throw new HubError(
      'GRID_NOT_FOUND',
      `Unknown grid ${quote(gridCode)}. Expected the code of a grid in your scope; ask for "grids" of a region to find one.`,
    );
  },

  department: (_: unknown, { uscc }: { uscc: string }, { loaders }: DirectoryContext) =>
    loaders.departmentByUscc.load(parseUscc(uscc)),

  async departments(
    _: unknown,
    { region, kind, ...pageArguments }: DepartmentsArguments,
    { loaders }: DirectoryContext,
  ) {
    const page = parsePage('departments', pageArguments);
    const condition = allOf(
      region == null ? null : isInside('region_code', [parseRegionCode(region)]),
      kind == null ? null : { sql: 'kind = ?', parameters: [kind] },
    );
    const rows = await loaders.departments.load({ ...whole, page, condition });
    return toConnection('departments', page, rows, ({ uscc }) => uscc);
  },

  async dataResources(
    _: unknown,
    { provider, indicator, ...pageArguments }: DataResourcesArguments,
    { loaders }: DirectoryContext,
  ) {
    const page = parsePage('dataResources', pageArguments);
    const condition = allOf(
      provider == null ? null : { sql: 'provider_uscc = ?', parameters: [parseUscc(provider)] },
      indicator == null ? null : feeds(parseIndicator(indicator)),
    );
    const rows = await loaders.dataResources.load({ ...whole, page, condition });
    return toConnection('dataResources', page, rows, (row) => row.resource_code);
  },
};

function feeds(indicator: string): Condition {
  return {
    sql: 'EXISTS (SELECT 1 FROM data_resource_indicator i WHERE i.indicator = ? AND i.resource_code = data_resource.resource_code)',
    parameters: [indicator],
  };
}
