import {
  type AreaStatistics,
  assertLevel,
  noDataCell,
  publishedCell,
  type RegionLevel,
  readCell,
  type StatCell,
  statisticFields,
  suppressedCell,
  type WithRow,
} from '@civicgraph/shared';
import type { GraphQLResolveInfo } from 'graphql';
import type { IncidentsContext } from '../loaders';
import {
  type PartOfCriminal,
  type PartOfSolved,
  restOf,
  safetyRollup,
} from '../statistics/safetyRollup';

export const { amount, buckets, cell, ratio } = statisticFields(safetyRollup);

/** What the safety rollup says of an area and period. */
export async function safetyOf(
  { area, period }: AreaStatistics,
  { loaders }: IncidentsContext,
): Promise<WithRow> {
  return { row: await loaders.safetyStatistics.load({ area, period: period.text }) };
}

/** A resolver that reads the safety row of a county or larger area. */
export function fromSafetyRow<Result>(
  publishedFrom: RegionLevel,
  read: (safety: WithRow) => Result,
) {
  return async (
    statistics: AreaStatistics,
    _: unknown,
    context: IncidentsContext,
    { fieldName }: Pick<GraphQLResolveInfo, 'fieldName'>,
  ): Promise<Result> => {
    assertLevel(fieldName, statistics.area, publishedFrom);
    return read(await safetyOf(statistics, context));
  };
}

/**
 * A part of all criminal (solved) cases; withheld also where the cases left over must be, for the two
 * add up to a published total. None out of too few cases says nothing more than their own cell.
 */
export function partCell(part: PartOfCriminal | PartOfSolved) {
  return ({ row }: WithRow): StatCell => {
    const own = readCell(row, safetyRollup, part);
    const rest = restOf(part);
    const isNoneOfFew = own.value === 0 && Number(row?.[rest]) < safetyRollup.threshold;
    const isHidden = readCell(row, safetyRollup, rest).suppressed && !isNoneOfFew;
    return isHidden ? suppressedCell : own;
  };
}

/** The cell of a total that an authority returned; null stands for no return. */
export function returnedCell(value: number | null): StatCell {
  if (value === null) return noDataCell;
  return value > 0 && value < safetyRollup.threshold ? suppressedCell : publishedCell(value);
}
