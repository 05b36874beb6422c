import type { IncidentClass, IncidentStatus } from './codes';

/** An incident as loaders read it. */
export interface IncidentRow {
  readonly incidentId: string;
  readonly class: IncidentClass;
  readonly offenceCode: string | null;
  readonly status: IncidentStatus | null;
  readonly regionCode: string;
  readonly gridCode: string;
  readonly occurredOn: string;
  readonly reportedAt: string | null;
  readonly responseMinutes: number | null;
  readonly lossYuan: number | null;
  readonly originDisputeType: string | null;
  readonly deaths: number | null;
}

/** The columns of `IncidentRow`, for a SELECT. */
export const incidentColumns = [
  'incident_id AS incidentId',
  'incident_class AS class',
  'offence_code AS offenceCode',
  'status',
  'region_code AS regionCode',
  'grid_code AS gridCode',
  'occurred_on AS occurredOn',
  'reported_at AS reportedAt',
  'response_minutes AS responseMinutes',
  'loss_yuan AS lossYuan',
  'origin_dispute_type AS originDisputeType',
  'deaths',
].join(', ');
