import {
  type AreaStatistics,
  assertLevel,
  type Connection,
  HubError,
  isWithin,
  maySeeStatistics,
  type PageArguments,
  type Period,
  parsePage,
  parsePeriod,
  quote,
  readCell,
  toConnection,
} from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { readStatistics, seesOwnDepartmentOnly } from './areaStatistics';
import { regionOfDepartment } from './areas';
import { petitionRollup } from './petitionRollup';

export interface DepartmentStatistics {
  readonly department: { readonly uscc: string };
  readonly stats: AreaStatistics;
}

export interface DepartmentPageArguments extends PageArguments {
  readonly period: string;
  readonly orderBy: keyof typeof orders;
}

/** The measure that an order goes by; null for the order of codes. */
const orders = {
  CODE: null,
  OVERDUE: 'overdue',
  REVIEW_OVERTURN: 'reviews_changed',
  SUGGESTIONS_ADOPTED: 'suggestions_adopted',
} as const;

/**
 * A page of the departments of a region and of the regions in it, with their statistics; null
 * outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND, LEVEL_TOO_FINE, PAGE_SIZE_INVALID, CURSOR_MALFORMED
 */
export async function departmentPage(
  context: PetitionsContext,
  region: string,
  { period: text, orderBy, ...paging }: DepartmentPageArguments,
): Promise<Connection<DepartmentStatistics> | null> {
  const list = `petitionStatsByDepartment/${orderBy}`;
  const page = parsePage(list, paging);
  const period = parsePeriod(text);
  assertLevel('petitionStatsByDepartment', region, 'COUNTY');
  const codes = await visibleDepartments(context, region);
  if (codes === null) return null;
  const measure = orders[orderBy];
  const ordered = measure === null ? codes : await sortByMeasure(context, codes, period, measure);
  const start = page.after === null ? 0 : positionAfter(ordered, page.after);
  const rows = await Promise.all(
    ordered.slice(start, start + page.limit + 1).map(async (uscc) => ({
      department: { uscc },
      stats: await readStatistics(context, uscc, period),
    })),
  );
  return toConnection(list, page, rows, ({ department }) => department.uscc);
}

async function visibleDepartments(
  { viewer, loaders }: PetitionsContext,
  region: string,
): Promise<readonly string[] | null> {
  if (!seesOwnDepartmentOnly(viewer)) {
    return maySeeStatistics(viewer, region) ? loaders.departmentsWithin.load(region) : null;
  }
  const { department } = viewer;
  return department && isWithin(regionOfDepartment(department), region) ? [department] : [];
}

/**
 * Largest published count first. What is withheld follows in the order of codes, so that its place
 * says nothing about its size.
 */
async function sortByMeasure(
  context: PetitionsContext,
  codes: readonly string[],
  period: Period,
  measure: string,
): Promise<string[]> {
  const counts = await Promise.all(
    codes.map(async (uscc) => {
      const { row } = await readStatistics(context, uscc, period);
      return { uscc, count: readCell(row, petitionRollup, measure).value ?? -1 };
    }),
  );
  // The sort is stable and the codes are in order.
  return counts.sort((left, right) => right.count - left.count).map(({ uscc }) => uscc);
}

function positionAfter(codes: readonly string[], uscc: string): number {
  const position = codes.indexOf(uscc);
  if (position >= 0) return position + 1;
  throw new HubError(
    'CURSOR_MALFORMED',
    `The list has no department ${quote(uscc)} to go on after. Expected an "endCursor" of the same list; leave "after" out for the first page.`,
  );
}
