import type { Viewer } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { type IncidentRow, incidentColumns } from './incidentRow';
import { incidentScope } from './incidentScope';

/** @returns a loader of incidents in the viewer's scope by number; null for all others. */
export function createIncidentLoader(
  database: DataSource,
  viewer: Viewer,
): DataLoader<string, IncidentRow | null> {
  const scope = incidentScope(viewer);
  return new DataLoader(async (ids) => {
    const rows: IncidentRow[] = await database.query(
      `SELECT ${incidentColumns} FROM incident WHERE incident_id IN (${ids.map(() => '?').join(', ')}) AND (${scope.sql})`,
      [...ids, ...scope.parameters],
    );
    const byId = new Map(rows.map((row) => [row.incidentId, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
