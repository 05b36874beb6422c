import type { IncidentClass, IncidentStatus } from './codes';

/** The columns of an incident that an answer can be made from. */
export interface IncidentRow {
  readonly incident_id: string;
  readonly incident_class: IncidentClass;
  readonly offence_code: string | null;
  readonly status: IncidentStatus | null;
  readonly region_code: string;
  readonly grid_code: string;
  readonly occurred_on: string;
  readonly reported_at: string | null;
  readonly response_minutes: number | null;
  readonly loss_yuan: number | null;
  readonly origin_dispute_type: string | null;
  readonly deaths: number | null;
}

/** Those columns for a statement. */
export const incidentColumns = [
  'incident_id',
  'incident_class',
  'offence_code',
  'status',
  'region_code',
  'grid_code',
  'occurred_on',
  'reported_at',
  'response_minutes',
  'loss_yuan',
  'origin_dispute_type',
  'deaths',
] as const satisfies ReadonlyArray<keyof IncidentRow>;
