import type { DisputeField, DisputeScale, DisputeSource, DisputeStatus } from './codeLists';

/** The columns of a dispute. Flags are 0 or 1. */
export interface DisputeRow {
  readonly dispute_id: string;
  readonly type_code: string;
  readonly field_code: DisputeField;
  readonly source: DisputeSource;
  readonly scale: DisputeScale;
  readonly status: DisputeStatus;
  readonly region_code: string;
  readonly grid_code: string;
  readonly org_id: string;
  readonly found_on: string;
  readonly accepted_on: string | null;
  readonly due_on: string | null;
  readonly closed_on: string | null;
  readonly is_online: number;
  readonly is_pre_litigation: number;
  readonly amount_yuan: number | null;
  /** Last day to do what was agreed; null without an agreement. */
  readonly perform_due_on: string | null;
  readonly fulfilled_on: string | null;
  readonly confirmed_on: string | null;
}

/** Those columns for a statement. */
export const disputeColumns = [
  'dispute_id',
  'type_code',
  'field_code',
  'source',
  'scale',
  'status',
  'region_code',
  'grid_code',
  'org_id',
  'found_on',
  'accepted_on',
  'due_on',
  'closed_on',
  'is_online',
  'is_pre_litigation',
  'amount_yuan',
  'perform_due_on',
  'fulfilled_on',
  'confirmed_on',
] as const satisfies ReadonlyArray<keyof DisputeRow>;
