import { type City, monthOf } from '@civicgraph/shared';
import { categoryOf } from '../codeLists';
import { deadlineOf, sixMonthsAfter } from '../deadlines';
import { accusationAreaOf } from './areas';
import { foldBacklog } from './foldBacklog';
import type { PetitionFacts } from './PetitionFacts';
import { categoryMeasures, channelMeasures, purposeMeasures } from './petitionRollup';

/** Counts one in a month of a measure, in the areas that the caller chose. */
export type Count = (month: string, measure: string) => void;

/**
 * What a petition adds to the statistics: the one definition of every measure. Matters are counted in
 * the month of registration, of their last day, or of closure, as the indicator has it.
 */
export function foldPetition(petition: PetitionFacts, city: City, count: Count): void {
  countRegistered(petition, count);
  countAccepted(petition, count);
  countDeadline(petition, count);
  countRatings(petition, count);
  countClosed(petition, city, count);
  foldBacklog(petition, city, count);
}

/** Where and when an accusation is counted: nowhere but in the city as a whole. */
export function foldAccusation(
  petition: PetitionFacts,
  { cityCode }: City,
  count: (area: string, month: string, measure: string) => void,
): void {
  count(accusationAreaOf(cityCode), monthOf(petition.registered_on), 'accusations');
}

function countRegistered(petition: PetitionFacts, count: Count): void {
  const { purpose } = petition;
  const month = monthOf(petition.registered_on);
  count(month, 'total');
  count(month, channelMeasures[petition.channel]);
  if (purpose !== 'ACCUSATION') count(month, purposeMeasures[purpose]);
  count(month, categoryMeasures[categoryOf(petition.category)]);
  if (petition.first_time === 0) count(month, 'repeated');
  if (petition.skip_level === 1) count(month, 'skipped_level');
  // 集体访: a visit of five or more, 信访工作条例 art. 20 asks such groups to send delegates.
  if (petition.channel === 'VISIT' && petition.group_size >= 5) count(month, 'in_group');
  if (petition.difficult === 1) {
    count(month, 'difficult');
    if (petition.leader_named === 1) count(month, 'leader_named');
  }
  if (purpose === 'SUGGESTION' && petition.suggestion_adopted === 1) {
    count(month, 'suggestions_adopted');
  }
}

function countAccepted(petition: PetitionFacts, count: Count): void {
  const { accept_due_on: dueOn, accepted_on: acceptedOn } = petition;
  count(monthOf(dueOn), 'acceptance_due');
  if (acceptedOn === null) return;
  if (acceptedOn <= dueOn) count(monthOf(dueOn), 'accepted_on_time');
  if (petition.route === 'LITIGATION') count(monthOf(acceptedOn), 'litigation_separated');
}

/** The 60-day clock runs on the petition route only, and stops for who withdraws. */
function countDeadline(petition: PetitionFacts, count: Count): void {
  const dueOn = deadlineOf(petition);
  if (dueOn === null || petition.route !== 'PETITION' || petition.withdrawn === 1) return;
  const { closed_on: closedOn } = petition;
  count(monthOf(dueOn), 'closure_due');
  count(monthOf(dueOn), closedOn !== null && closedOn <= dueOn ? 'closed_on_time' : 'overdue');
}

function countRatings(petition: PetitionFacts, count: Count): void {
  if (petition.closed_on === null || petition.first_time === 0 || petition.evaluable === 0) return;
  const month = monthOf(petition.closed_on);
  const ratings = [
    ['office', petition.satisfaction_office],
    ['unit', petition.satisfaction_unit],
  ] as const;
  const given = ratings.filter(([, rating]) => rating !== 'NOT_EVALUATED');
  count(month, 'evaluable');
  if (given.length > 0) count(month, 'evaluated');
  for (const [rated, rating] of given) {
    count(month, `${rated}_evaluated`);
    if (rating !== 'UNSATISFIED') count(month, `${rated}_satisfied`);
  }
}

function countClosed(petition: PetitionFacts, { today }: City, count: Count): void {
  const { closed_on: closedOn, repeated_on: repeatedOn } = petition;
  if (petition.review_closed_on !== null) {
    count(monthOf(petition.review_closed_on), 'reviews');
    if (petition.review_changed === 1) {
      count(monthOf(petition.review_closed_on), 'reviews_changed');
    }
  }
  if (closedOn === null) return;
  if (petition.route === 'LITIGATION') count(monthOf(closedOn), 'litigation_closed');
  const settledOn = sixMonthsAfter(closedOn);
  if (settledOn > today) return;
  count(monthOf(closedOn), 'settled');
  if (repeatedOn === null || repeatedOn > settledOn) count(monthOf(closedOn), 'settled_at_once');
}
