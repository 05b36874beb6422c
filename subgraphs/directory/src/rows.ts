import type {
  CityOrganisationKind,
  DepartmentKind,
  RegionLevel,
  Resource,
  Sensitivity,
} from '@civicgraph/shared';

/** Rows as they come from the database, with the columns that resolvers read. */

export interface RegionRow {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent_code: string | null;
  readonly urban_rural: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
}
export const regionColumns = [
  'code',
  'name',
  'level',
  'parent_code',
  'urban_rural',
  'valid_from',
  'valid_to',
] as const satisfies readonly (keyof RegionRow)[];

export interface GridRow {
  readonly grid_code: string;
  readonly name: string;
  readonly kind: string;
  readonly village_code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}
export const gridColumns = [
  'grid_code',
  'name',
  'kind',
  'village_code',
  'valid_from',
  'valid_to',
] as const satisfies readonly (keyof GridRow)[];

export interface GridWorkerRow {
  readonly worker_id: string;
  readonly display_name: string;
  readonly employment: 'FULL_TIME' | 'PART_TIME';
  readonly office_phone: string | null;
}
export const gridWorkerColumns = [
  'worker_id',
  'display_name',
  'employment',
  'office_phone',
] as const satisfies readonly (keyof GridWorkerRow)[];

export interface DepartmentRow {
  readonly uscc: string;
  readonly name: string;
  readonly kind: DepartmentKind;
  readonly region_code: string;
  readonly parent_uscc: string | null;
}
export const departmentColumns = [
  'uscc',
  'name',
  'kind',
  'region_code',
  'parent_uscc',
] as const satisfies readonly (keyof DepartmentRow)[];

export interface OrganisationRow {
  readonly uscc: string;
  readonly place_key: string;
  readonly name: string;
  readonly kind: CityOrganisationKind;
  readonly region_code: string;
  readonly grid_code: string | null;
}
export const organisationColumns = [
  'uscc',
  'place_key',
  'name',
  'kind',
  'region_code',
  'grid_code',
] as const satisfies readonly (keyof OrganisationRow)[];

export interface CentreRow {
  readonly centre_id: string;
  readonly region_code: string;
  readonly level: RegionLevel;
  readonly grade: number | null;
  readonly operating: number;
  readonly meets_standard: number;
}

export interface BudgetRow {
  readonly region_code: string;
  readonly budget_year: number;
  readonly yuan: number;
}

export interface AssessmentRow {
  readonly assessment_key: string;
  readonly assessed_period: string;
  readonly indicator: string;
  readonly item: string | null;
  readonly unit: string;
  readonly sampled: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly counted: number | null;
  readonly target: number | null;
}
export const assessmentColumns = [
  'assessment_key',
  'assessed_period',
  'indicator',
  'item',
  'unit',
  'sampled',
  'numerator',
  'denominator',
  'counted',
  'target',
] as const satisfies readonly (keyof AssessmentRow)[];

export interface DataResourceRow {
  readonly resource_code: string;
  readonly name: string;
  readonly provider_uscc: string;
  readonly share_type: Resource['shareType'];
  readonly share_condition: string | null;
  readonly legal_basis: string;
  readonly update_cycle: string;
  readonly data_level: string;
  readonly updated_at: string;
  readonly subgraph: string | null;
  readonly schema_version: number | null;
  readonly published_at: string | null;
  readonly withdrawn_at: string | null;
}
export const dataResourceColumns = [
  'resource_code',
  'name',
  'provider_uscc',
  'share_type',
  'share_condition',
  'legal_basis',
  'update_cycle',
  'data_level',
  'updated_at',
  'subgraph',
  'schema_version',
  'published_at',
  'withdrawn_at',
] as const satisfies readonly (keyof DataResourceRow)[];

export interface DataResourceFieldRow {
  readonly ordinal: number;
  readonly coordinate: string;
  readonly description: string | null;
  readonly sensitivity: Sensitivity | null;
}
export const dataResourceFieldColumns = [
  'ordinal',
  'coordinate',
  'description',
  'sensitivity',
] as const satisfies readonly (keyof DataResourceFieldRow)[];

export interface DataResourceUseRow {
  readonly operation_name: string | null;
  readonly operation_hash: string;
  readonly department: string | null;
  readonly last_used_on: string;
  readonly times: number;
}
export const dataResourceUseColumns = [
  'operation_name',
  'operation_hash',
  'department',
  'last_used_on',
  'times',
] as const satisfies readonly (keyof DataResourceUseRow)[];
