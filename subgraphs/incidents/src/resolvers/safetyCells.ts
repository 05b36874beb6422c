import {
  noDataCell,
  publishedCell,
  type RegionLevel,
  type RollupRow,
  readAmount,
  readCell,
  readRatio,
  type StatCell,
  suppressedCell,
} from '@civicgraph/shared';
import type { GraphQLResolveInfo } from 'graphql';
import { codesOf } from '../codes';
import type { IncidentsContext } from '../loaders';
import {
  type PartOfCriminal,
  type PartOfSolved,
  restOf,
  safetyRollup,
} from '../statistics/safetyRollup';
import { assertLevel } from './assertPublished';
import type { IncidentStatistics } from './statisticsOf';

/** The row of the safety rollup that a statistic is read from. */
export function safetyRowOf(
  { area, period }: IncidentStatistics,
  { loaders }: IncidentsContext,
): Promise<RollupRow | undefined> {
  return loaders.safetyStatistics.load({ area, period: period.text });
}

/** A resolver that reads the safety row of a county or larger area. */
export function fromSafetyRow<Result>(
  from: RegionLevel,
  read: (row: RollupRow | undefined) => Result,
) {
  return async (
    statistics: IncidentStatistics,
    _: unknown,
    context: IncidentsContext,
    { fieldName }: Pick<GraphQLResolveInfo, 'fieldName'>,
  ): Promise<Result> => {
    assertLevel(statistics, from, fieldName);
    return read(await safetyRowOf(statistics, context));
  };
}

export function cell(measure: string) {
  return (row: RollupRow | undefined) => readCell(row, safetyRollup, measure);
}

export function ratio(numerator: string, denominator: string) {
  return (row: RollupRow | undefined) => readRatio(row, safetyRollup, numerator, denominator);
}

export function amount(measure: string) {
  return (row: RollupRow | undefined) => readAmount(row, safetyRollup, measure);
}

/**
 * A part of all criminal (solved) cases; withheld also where the cases left over must be, for the two
 * add up to a published total. None out of too few cases says nothing more than their own cell.
 */
export function partCell(part: PartOfCriminal | PartOfSolved) {
  return (row: RollupRow | undefined): StatCell => {
    const own = readCell(row, safetyRollup, part);
    const rest = restOf(part);
    const isNoneOfFew = own.value === 0 && Number(row?.[rest]) < safetyRollup.threshold;
    const isHidden = readCell(row, safetyRollup, rest).suppressed && !isNoneOfFew;
    return isHidden ? suppressedCell : own;
  };
}

export function buckets<Code extends string>(
  labels: Readonly<Record<Code, string>>,
  measureOf: (code: Code) => string,
) {
  return (row: RollupRow | undefined) =>
    codesOf(labels).map((code) => ({
      code,
      label: labels[code],
      cell: readCell(row, safetyRollup, measureOf(code)),
    }));
}

/** The cell of a total that an authority returned; null stands for no return. */
export function returnedCell(value: number | null): StatCell {
  if (value === null) return noDataCell;
  return value > 0 && value < safetyRollup.threshold ? suppressedCell : publishedCell(value);
}
