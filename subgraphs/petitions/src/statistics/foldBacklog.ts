import { type City, monthOf, quarterOf, yearOf } from '@civicgraph/shared';
import type { Count } from './foldPetition';
import type { PetitionFacts } from './PetitionFacts';
import { backlogMeasures, backlogResolvedMeasures, periodKinds } from './petitionRollup';

const periodOf = {
  MONTH: (month: string) => month,
  QUARTER: quarterOf,
  YEAR: yearOf,
} as const;

/**
 * A matter on the backlog list on the first day of a period counts once in that period, and once more
 * among the resolved when it leaves the list within the period. Both are counted in the period's first
 * month, so that the row of the period holds them as its own sum. Each kind of period has measures
 * of its own, because what is on the list when a month begins need not be there when its year does.
 */
export function foldBacklog(petition: PetitionFacts, city: City, count: Count): void {
  const { is_backlog: isBacklog, backlog_since: since, backlog_resolved_on: resolvedOn } = petition;
  if (isBacklog === 0 || since === null) return;
  city.months.forEach((month, i) => {
    const firstDay = `${month}-01`;
    if (since > firstDay || (resolvedOn !== null && resolvedOn < firstDay)) return;
    for (const kind of periodKinds) {
      const period = periodOf[kind](month);
      const before = city.months[i - 1];
      if (before !== undefined && periodOf[kind](before) === period) continue;
      count(month, backlogMeasures[kind]);
      if (resolvedOn !== null && periodOf[kind](monthOf(resolvedOn)) === period) {
        count(month, backlogResolvedMeasures[kind]);
      }
    }
  });
}
