import { type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';
import { grantScope } from './grantScope';

/**
 * The persons that a viewer may meet; null for all, since a sealed reference led there. For a grid
 * worker a person who does not live in an own grid is as unknown as one who does not exist. Under a grant
 * there is its person only, and for the police there is nobody without one.
 */
export function personScope(viewer: Viewer): Condition | null {
  const granted = grantScope(viewer);
  if (granted) return granted;
  if (viewer.role === 'POLICE') return nothing;
  return viewer.role === 'GRID' ? livesIn(viewer.grids) : null;
}

function livesIn(grids: readonly string[]): Condition {
  const inOwnGrid = isOneOf('residence.grid_code', grids);
  if (inOwnGrid === nothing) return nothing;
  return {
    sql: `EXISTS (SELECT 1 FROM residence WHERE residence.person_ref = person.ref AND residence.until IS NULL AND ${inOwnGrid.sql})`,
    parameters: inOwnGrid.parameters,
  };
}
