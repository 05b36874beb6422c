import { isWithin, type Viewer } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { Occupancy } from '../queries/rows';

/** A dwelling as this subgraph knows it: the code as given, and what it stands for. */
export interface DwellingStub {
  readonly dwellingCode: string;
  /** The plain code; null when the viewer has no right to it. */
  readonly code: string | null;
}

/** A dwelling that a row of ours leads this viewer to. */
export function dwellingStub(
  { viewer, references }: PopulationContext,
  code: string,
): DwellingStub {
  return { dwellingCode: references.seal(viewer, 'Dwelling', code), code };
}

/** Opens a sealed code; a grid worker may also give the plain code of a dwelling in an own grid. */
export function openDwelling(
  { viewer, references }: PopulationContext,
  given: string,
): string | null {
  return references.open(viewer, 'Dwelling', given) ?? (isInOwnGrid(viewer, given) ? given : null);
}

/** Whether a dwelling lies in a grid worker's own grid: its code begins with the code of its grid. */
export function isInOwnGrid(viewer: Viewer, code: string): boolean {
  return viewer.role === 'GRID' && viewer.grids.some((grid) => isWithin(code, grid));
}

export const Dwelling = {
  __resolveReference: (
    { dwellingCode }: { dwellingCode: unknown },
    context: PopulationContext,
  ): DwellingStub => ({
    dwellingCode: String(dwellingCode),
    code: openDwelling(context, String(dwellingCode)),
  }),
  occupancySummary(
    { code }: DwellingStub,
    _: unknown,
    { viewer, loaders }: PopulationContext,
  ): Promise<Occupancy> | null {
    return code !== null && isInOwnGrid(viewer, code)
      ? loaders.occupancyOfDwelling.load(code)
      : null;
  },
};
