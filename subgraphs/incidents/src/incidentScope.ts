import { type Condition, isInside, nothing, type Viewer } from '@civicgraph/shared';

/**
 * The incidents that a viewer may read: police those of the own regions, everybody else none. Police
 * without a region claim have no jurisdiction.
 */
export function incidentScope({ role, regions }: Viewer): Condition {
  return role === 'POLICE' ? isInside('region_code', regions) : nothing;
}
