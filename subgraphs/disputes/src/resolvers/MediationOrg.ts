import type { DisputesContext } from '../loaders';
import type { MediationOrgRow } from '../MediationOrgRow';

export const MediationOrg = {
  __resolveReference: ({ orgId }: { readonly orgId: string }, { loaders }: DisputesContext) =>
    loaders.orgById.load(orgId),
  orgId: (row: MediationOrgRow) => row.org_id,
  region: (row: MediationOrgRow) => ({ code: row.region_code }),
  mediators: (row: MediationOrgRow) => row.full_time + row.part_time,
  fullTimeMediators: (row: MediationOrgRow) => row.full_time,
  partTimeMediators: (row: MediationOrgRow) => row.part_time,
};
