import type { MediationKind } from './codeLists';

/** The columns of a mediation organisation. */
export interface MediationOrgRow {
  readonly org_id: string;
  readonly name: string;
  readonly kind: MediationKind;
  readonly region_code: string;
  readonly full_time: number;
  readonly part_time: number;
}

/** Those columns for a statement. */
export const mediationOrgColumns = [
  'org_id',
  'name',
  'kind',
  'region_code',
  'full_time',
  'part_time',
] as const satisfies ReadonlyArray<keyof MediationOrgRow>;
