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
 * add up to a published total. At 0 as well: if a month out of few cases showed that none is of the part, then
 * what another month of the quarter has of it would follow, and with it what that one leaves over.
 */
export function partCell(part: PartOfCriminal | PartOfSolved) {
  return cellBeside(part, part);
}

/** A part of such a part; withheld like the latter, since all criminal cases leave over what that does and more. */
export function cellBeside(measure: string, part: PartOfCriminal | PartOfSolved) {
  return ({ row }: WithRow): StatCell => {
    const isHidden = readCell(row, safetyRollup, restOf(part)).suppressed;
    return isHidden ? suppressedCell : readCell(row, safetyRollup, measure);
  };
}

/**
 * The cell of a sum over returns; without a return it has no data. Returns are published by themselves, so the
 * sum is withheld wherever one of them is below 5: the others would tell that one.
 */
export function returnedCell(values: readonly number[]): StatCell {
  if (values.length === 0) return noDataCell;
  if (values.some((value) => value > 0 && value < safetyRollup.threshold)) return suppressedCell;
  return publishedCell(values.reduce((sum, value) => sum + value, 0));
}
