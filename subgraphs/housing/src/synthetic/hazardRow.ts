import type { CityGrid, TableRow } from '@civicgraph/shared';
import type { SyntheticHazard } from './hazardsOf';

/** Where a hazard was found. */
export type HazardPlace =
  | { readonly dwelling: string; readonly isLet: boolean }
  | { readonly building: string };

/** @param serial tells the hazards of a place apart, from 0 */
export function hazardRow(
  grid: CityGrid,
  { kind, foundAt, dueAt, closedAt }: SyntheticHazard,
  place: HazardPlace,
  serial: number,
): TableRow {
  const [dwelling, building] =
    'dwelling' in place ? [place.dwelling, null] : [null, place.building];
  return [
    'hazard',
    {
      hazard_id: `HZ-${dwelling ?? building}-${serial + 1}`,
      dwelling_code: dwelling,
      building_code: building,
      grid_code: grid.code,
      kind,
      in_rental: 'isLet' in place && place.isLet ? 1 : 0,
      found_at: foundAt,
      due_at: dueAt,
      closed_at: closedAt,
    },
  ];
}
