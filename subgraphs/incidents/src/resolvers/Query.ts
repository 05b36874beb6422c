import {
  lastDayOf,
  parsePage,
  parsePeriod,
  parseRegionCode,
  toConnection,
} from '@civicgraph/shared';
import type { IncidentClass } from '../codes';
import { type IncidentRow, incidentColumns } from '../incidentRow';
import { incidentScope, withinAny } from '../incidentScope';
import type { IncidentsContext } from '../loaders';

interface IncidentsArguments {
  readonly region: string;
  readonly period: string;
  readonly class?: IncidentClass | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export const Query = {
  incidents: async (
    _: unknown,
    { region, period, class: incidentClass, first, after }: IncidentsArguments,
    { viewer, database }: IncidentsContext,
  ) => {
    const list = 'incidents';
    const page = parsePage(list, { first: first ?? null, after: after ?? null });
    const { firstMonth, lastMonth } = parsePeriod(period);
    const conditions = [
      incidentScope(viewer),
      withinAny('region_code', [parseRegionCode(region)]),
      {
        sql: 'occurred_on BETWEEN ? AND ?',
        parameters: [`${firstMonth}-01`, lastDayOf(lastMonth)],
      },
      ...(incidentClass ? [{ sql: 'incident_class = ?', parameters: [incidentClass] }] : []),
      ...(page.after === null ? [] : [{ sql: 'incident_id > ?', parameters: [page.after] }]),
    ];
    const rows: IncidentRow[] = await database.query(
      `SELECT ${incidentColumns} FROM incident WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')} ORDER BY incident_id LIMIT ${page.limit + 1}`,
      conditions.flatMap(({ parameters }) => parameters),
    );
    return toConnection(list, page, rows, ({ incidentId }) => incidentId);
  },
};
