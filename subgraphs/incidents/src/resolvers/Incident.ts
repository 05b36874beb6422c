import { hasScope } from '@civicgraph/shared';
import { isEightMajor } from '../codes';
import type { IncidentRow } from '../IncidentRow';
import type { IncidentsContext } from '../loaders';
import { lossBandOf } from './lossBandOf';

export const Incident = {
  // Entities are resolved before the rules of their fields: without the scope not even existence shows.
  __resolveReference: ({ incidentId }: { incidentId: string }, context: IncidentsContext) =>
    hasScope(context.viewer, 'incident:jurisdiction')
      ? context.loaders.incidentById.load(incidentId)
      : null,
  incidentId: (row: IncidentRow) => row.incident_id,
  class: (row: IncidentRow) => row.incident_class,
  region: (row: IncidentRow) => ({ code: row.region_code }),
  grid: (row: IncidentRow) => ({ gridCode: row.grid_code }),
  occurredOn: (row: IncidentRow) => row.occurred_on,
  offenceCode: unlessPublicOrder((row) => row.offence_code),
  eightMajor: unlessPublicOrder((row) => isEightMajor(row.offence_code)),
  status: unlessPublicOrder((row) => row.status),
  reportedAt: unlessPublicOrder((row) => row.reported_at),
  responseMinutes: unlessPublicOrder((row) => row.response_minutes),
  lossBand: unlessPublicOrder((row) => lossBandOf(row.loss_yuan)),
  originDisputeType: unlessPublicOrder((row) => row.origin_dispute_type),
  deaths: unlessPublicOrder((row) => row.deaths),
};

/** 治安管理处罚法, article 136: of an incident against public order no more than class, place and date. */
function unlessPublicOrder<Value>(read: (row: IncidentRow) => Value) {
  return (row: IncidentRow) => (row.incident_class === 'PUBLIC_ORDER' ? null : read(row));
}
