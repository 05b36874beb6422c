import {
  type PageArguments,
  parsePage,
  type RegionStub,
  resolveRegion,
  toConnection,
} from '@civicgraph/shared';
import type { MediationKind } from '../codeLists';
import type { DisputesContext } from '../loaders';
import { areaStatistics } from '../statistics/areaStatistics';

export const Region = {
  __resolveReference: resolveRegion,
  disputeStats: (
    { code }: RegionStub,
    { period }: { readonly period: string },
    context: DisputesContext,
  ) => areaStatistics(context, code, period),
  async mediationOrgs(
    { code }: RegionStub,
    { kind = null, ...paging }: PageArguments & { readonly kind?: MediationKind | null },
    { loaders }: DisputesContext,
  ) {
    const page = parsePage('mediationOrgs', paging);
    const rows = await loaders.orgPages.load({ region: code, kind, page });
    return toConnection('mediationOrgs', page, rows, ({ org_id }) => org_id);
  },
};
