import type { DisputeRow } from '../DisputeRow';

/** Names of the columns that statistics are made from. */
export const factColumns = [
  'type_code',
  'field_code',
  'source',
  'status',
  'region_code',
  'grid_code',
  'found_on',
  'accepted_on',
  'closed_on',
  'is_online',
  'is_pre_litigation',
  'perform_due_on',
  'fulfilled_on',
  'confirmed_on',
] as const satisfies ReadonlyArray<keyof DisputeRow>;

/** Those columns of a dispute. */
export type DisputeFacts = Pick<DisputeRow, (typeof factColumns)[number]>;
