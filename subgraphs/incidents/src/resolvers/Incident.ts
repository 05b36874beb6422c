import { hasScope } from '@civicgraph/shared';
import { isEightMajor } from '../codes';
import type { IncidentRow } from '../incidentRow';
import type { IncidentsContext } from '../loaders';
import { lossBandOf } from './lossBandOf';

export const Incident = {
  // Entities are resolved before the rules of their fields: without the scope not even existence shows.
  __resolveReference: ({ incidentId }: { incidentId: string }, context: IncidentsContext) =>
    hasScope(context.viewer, 'incident:jurisdiction')
      ? context.loaders.incidentById.load(incidentId)
      : null,
  region: ({ regionCode }: IncidentRow) => ({ code: regionCode }),
  grid: ({ gridCode }: IncidentRow) => ({ gridCode }),
  offenceCode: unlessPublicOrder(({ offenceCode }) => offenceCode),
  eightMajor: unlessPublicOrder(({ offenceCode }) => isEightMajor(offenceCode)),
  status: unlessPublicOrder(({ status }) => status),
  reportedAt: unlessPublicOrder(({ reportedAt }) => reportedAt),
  responseMinutes: unlessPublicOrder(({ responseMinutes }) => responseMinutes),
  lossBand: unlessPublicOrder(({ lossYuan }) => lossBandOf(lossYuan)),
  originDisputeType: unlessPublicOrder(({ originDisputeType }) => originDisputeType),
  deaths: unlessPublicOrder(({ deaths }) => deaths),
};

/** 治安管理处罚法, article 136: of an incident against public order no more than class, place and date. */
function unlessPublicOrder<Value>(read: (row: IncidentRow) => Value) {
  return (row: IncidentRow) => (row.class === 'PUBLIC_ORDER' ? null : read(row));
}
