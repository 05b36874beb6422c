import { type City, monthOf, quarterOf } from '@civicgraph/shared';
import type { Count } from './foldPetition';
import type { PetitionFacts } from './PetitionFacts';

/**
 * A matter on the backlog list on the first day of a quarter counts once in that quarter, and once
 * among the resolved when it leaves the list within the quarter. Both are counted in the quarter's
 * first month, so that its row holds them as its own sum; the rows of months and years mean nothing.
 * Backlogs of months and years would differ from those of quarters by a few matters, which their
 * comparison would tell.
 */
export function foldBacklog(petition: PetitionFacts, city: City, count: Count): void {
  const { is_backlog: isBacklog, backlog_since: since, backlog_resolved_on: resolvedOn } = petition;
  if (isBacklog === 0 || since === null) return;
  city.months.forEach((month, i) => {
    const before = city.months[i - 1];
    if (before !== undefined && quarterOf(before) === quarterOf(month)) return;
    const firstDay = `${month}-01`;
    if (since > firstDay || (resolvedOn !== null && resolvedOn < firstDay)) return;
    count(month, 'backlog');
    if (resolvedOn !== null && quarterOf(monthOf(resolvedOn)) === quarterOf(month)) {
      count(month, 'backlog_resolved');
    }
  });
}
