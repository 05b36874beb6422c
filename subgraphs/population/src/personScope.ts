import { type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';

/**
 * The persons that a viewer may meet; null for all, since a sealed reference led there. For a grid
 * worker a person who does not live in an own grid is as unknown as one who does not exist.
 */
export function personScope({ role, grids }: Viewer): Condition | null {
  if (role !== 'GRID') return null;
  const inOwnGrid = isOneOf('residence.grid_code', grids);
  if (inOwnGrid === nothing) return nothing;
  return {
    sql: `EXISTS (SELECT 1 FROM residence WHERE residence.person_ref = person.ref AND residence.until IS NULL AND ${inOwnGrid.sql})`,
    parameters: inOwnGrid.parameters,
  };
}
