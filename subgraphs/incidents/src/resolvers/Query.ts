import {
  allOf,
  isInside,
  lastDayOf,
  type PageArguments,
  parsePage,
  parsePeriod,
  parseRegionCode,
  toConnection,
} from '@civicgraph/shared';
import type { IncidentClass } from '../codes';
import { type IncidentRow, incidentColumns } from '../IncidentRow';
import { incidentScope } from '../incidentScope';
import type { IncidentsContext } from '../loaders';

interface IncidentsArguments extends PageArguments {
  readonly region: string;
  readonly period: string;
  readonly class?: IncidentClass | null;
}

export const Query = {
  async incidents(
    _: unknown,
    { region, period, class: incidentClass, ...paging }: IncidentsArguments,
    { viewer, database }: IncidentsContext,
  ) {
    const page = parsePage('incidents', paging);
    const { firstMonth, lastMonth } = parsePeriod(period);
    const { sql, parameters } = allOf(
      incidentScope(viewer),
      isInside('region_code', [parseRegionCode(region)]),
      {
        sql: 'occurred_on BETWEEN ? AND ?',
        parameters: [`${firstMonth}-01`, lastDayOf(lastMonth)],
      },
      incidentClass ? { sql: 'incident_class = ?', parameters: [incidentClass] } : null,
      page.after === null ? null : { sql: 'incident_id > ?', parameters: [page.after] },
    );
    const rows: IncidentRow[] = await database.query(
      `SELECT ${incidentColumns.join(',')} FROM incident WHERE ${sql} ORDER BY incident_id LIMIT ${page.limit + 1}`,
      [...parameters],
    );
    return toConnection('incidents', page, rows, (row) => row.incident_id);
  },
};
