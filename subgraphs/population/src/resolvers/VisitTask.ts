import type { PopulationContext } from '../loaders';
import type { VisitRow } from '../queries/rows';
import { dwellingStub } from './Dwelling';

export const VisitTask = {
  visitId: (visit: VisitRow): string => visit.visit_id,
  plannedOn: (visit: VisitRow): string => visit.planned_on,
  visitedOn: (visit: VisitRow): string | null => visit.visited_on,
  dwelling: (visit: VisitRow, _: unknown, context: PopulationContext) =>
    dwellingStub(context, visit.dwelling_code),
  grid: (visit: VisitRow) => ({ gridCode: visit.grid_code }),
};
