import {
  HubError,
  type Period,
  quote,
  type Ratio,
  type RegionLevel,
  type RollupRow,
  readRatio,
  regionLevelOf,
  regionLevels,
} from '@civicgraph/shared';
import type { GraphQLResolveInfo } from 'graphql';
import { isVisible } from '../access/visibleStatistics';
import type { CareContext } from '../CareContext';
import type { DutyKind } from '../statistics/careCodes';
import { careRollup } from '../statistics/careRollup';
import { measureNames, type SupportGroup } from '../statistics/measureNames';

/** A region, a period and its row of the rollup; undefined when it has none. */
export interface CareStatsParent {
  readonly code: string;
  readonly period: Period;
  readonly row: RollupRow | undefined;
}

/**
 * A resolver of a statistic: coded LEVEL_TOO_FINE for regions smaller than `smallest`, null for a
 * viewer of the other service, else what `read` reads.
 */
export function statistic<Value, Arguments = unknown>(
  service: 'MENTAL_HEALTH' | 'OTHER' | 'ALL',
  smallest: RegionLevel,
  read: (parent: CareStatsParent, args: Arguments) => Value,
) {
  return (
    parent: CareStatsParent,
    args: Arguments,
    { viewer }: CareContext,
    { fieldName }: GraphQLResolveInfo,
  ): Value | null => {
    const { code } = parent;
    if (regionLevels.indexOf(regionLevelOf(code)) > regionLevels.indexOf(smallest)) {
      throw new HubError(
        'LEVEL_TOO_FINE',
        `"${fieldName}" is not published for region ${quote(code)}. Expected a ${smallest.toLowerCase()} or a larger region.`,
      );
    }
    return service === 'ALL' || isVisible(service, viewer) ? read(parent, args) : null;
  };
}

export function ratio(row: RollupRow | undefined, numerator: string, denominator: string): Ratio {
  return readRatio(row, careRollup, numerator, denominator);
}

/** Duties met among those that fell due in the period. */
export function dutyRatio({ row }: CareStatsParent, kind: DutyKind): Ratio {
  return ratio(row, measureNames.met(kind), measureNames.due(kind));
}

/** Persons with a service in the period among those in service at its end. */
export function supportRatio({ row, period }: CareStatsParent, group: SupportGroup): Ratio {
  return ratio(row, measureNames.supported(group, period.kind), measureNames.supportable(group));
}
