import {
  type AreaStatistics,
  assertLevel,
  type Ratio,
  type RegionLevel,
  statisticFields,
} from '@civicgraph/shared';
import type { GraphQLResolveInfo } from 'graphql';
import { isVisible } from '../access/visibleStatistics';
import type { CareContext } from '../loaders';
import type { DutyKind } from '../statistics/careCodes';
import { careRollup } from '../statistics/careRollup';
import { measureNames, type SupportGroup } from '../statistics/measureNames';

export const { amount, buckets, cell, ratio } = statisticFields(careRollup);

/**
 * A resolver of a statistic: coded LEVEL_TOO_FINE for regions smaller than `smallest`, null for a
 * viewer of the other service, else what `read` reads.
 */
export function statistic<Value, Arguments = unknown>(
  service: 'MENTAL_HEALTH' | 'OTHER' | 'ALL',
  smallest: RegionLevel,
  read: (parent: AreaStatistics, args: Arguments) => Value,
) {
  return (
    parent: AreaStatistics,
    args: Arguments,
    { viewer }: CareContext,
    { fieldName }: GraphQLResolveInfo,
  ): Value | null => {
    assertLevel(fieldName, parent.area, smallest);
    return service === 'ALL' || isVisible(service, viewer) ? read(parent, args) : null;
  };
}

/** Duties met among those that fell due in the period. */
export function dutyRatio(statistics: AreaStatistics, kind: DutyKind): Ratio {
  return ratio(measureNames.met(kind), measureNames.due(kind))(statistics);
}

/** Persons with a service in the period among those in service at its end. */
export function supportRatio(statistics: AreaStatistics, group: SupportGroup): Ratio {
  const supported = measureNames.supported(group, statistics.period.kind);
  return ratio(supported, measureNames.supportable(group))(statistics);
}
