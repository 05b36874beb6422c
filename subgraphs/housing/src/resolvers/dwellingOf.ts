import { hasScope, type Viewer } from '@civicgraph/shared';
import type { DwellingRow, HousingContext } from '../loaders';

/** A dwelling as it leaves: under the code that came in, so that keys match. */
export interface GivenDwelling {
  readonly row: DwellingRow;
  readonly givenCode: string;
}

/**
 * The dwelling that a code of a client or of the gateway stands for; null when there is none within
 * the viewer's scope. The code must have been sealed for this viewer; a grid worker may give the plain
 * one too, since the loader finds none but those of the own grids. A viewer without the scope learns nothing,
 * not even that a dwelling exists: entities are resolved before the rules of their fields are.
 */
export async function dwellingOf(
  { viewer, references, loaders }: HousingContext,
  givenCode: unknown,
): Promise<GivenDwelling | null> {
  if (typeof givenCode !== 'string' || !mayRead(viewer)) return null;
  const opened = references.open(viewer, 'Dwelling', givenCode);
  const code = opened ?? (viewer.role === 'GRID' ? givenCode : null);
  const row = code === null ? null : await loaders.dwellingByCode.load(code);
  return row && { row, givenCode };
}

function mayRead(viewer: Viewer): boolean {
  return hasScope(viewer, 'dwelling:read') || hasScope(viewer, 'grant:person');
}
