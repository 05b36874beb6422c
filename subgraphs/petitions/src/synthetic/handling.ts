import { addDays, daysBetween, lastDayOf, monthOf, type Random } from '@civicgraph/shared';
import type { Opinion, Route, Status } from '../codeLists';
import { acceptanceDays, closureDays, extensionDays, reviewDays } from '../deadlines';

/** How a petition has been dealt with up to the city's last day: columns of its row. */
export interface Handling {
  readonly status: Status;
  readonly accepted_on: string | null;
  readonly close_due_on: string | null;
  readonly extended_to: string | null;
  readonly closed_on: string | null;
  readonly opinion: Opinion | null;
  readonly withdrawn: number;
  readonly review_asked_on: string | null;
  readonly review_closed_on: string | null;
  readonly review_changed: number;
}

const lateAcceptanceShare = 0.03;
const withdrawnShare = 0.02;
const notAcceptedShare = 0.05;
const extendedShare = 0.08;
const reviewShare = 0.2;
const reviewChangedShare = 0.15;
const recheckShare = 0.25;

/** Nothing done yet. */
const untouched: Handling = {
  status: 'REGISTERED',
  accepted_on: null,
  close_due_on: null,
  extended_to: null,
  closed_on: null,
  opinion: null,
  withdrawn: 0,
  review_asked_on: null,
  review_closed_on: null,
  review_changed: 0,
};

/** Routes that lead to another body, which answers in its own time. */
const isTransferred: Readonly<Record<Route, boolean>> = {
  LITIGATION: true,
  ARBITRATION: true,
  PARTY_APPEAL: true,
  ADMIN_PROCEDURE: false,
  DUTY: false,
  PETITION: false,
};

/** A petition that is being handled on the last day, well within its time. */
export function inHandling(today: string): Handling {
  const acceptedOn = addDays(today, -20);
  return {
    ...untouched,
    status: 'HANDLING',
    accepted_on: acceptedOn,
    close_due_on: addDays(acceptedOn, closureDays),
  };
}

export function createHandling(
  random: Random,
  registeredOn: string,
  route: Route,
  today: string,
): Handling {
  const acceptedOn = addDays(registeredOn, acceptanceDelay(random));
  if (acceptedOn > today) return untouched;
  const accepted = { ...untouched, accepted_on: acceptedOn };
  if (random.chance(withdrawnShare)) return { ...accepted, status: 'WITHDRAWN', withdrawn: 1 };
  if (route !== 'PETITION' && random.chance(notAcceptedShare)) {
    return { ...accepted, status: 'NOT_ACCEPTED' };
  }
  const clock = route === 'PETITION' ? createClock(random, acceptedOn, today) : {};
  const open = { ...accepted, ...clock };
  const closedOn = closureDay(random, acceptedOn, open.extended_to ?? open.close_due_on);
  if (closedOn > today) return { ...open, status: openStatus(open, acceptedOn, route, today) };
  const opinion = random.weighted<Opinion>([
    ['SUPPORT', 45],
    ['EXPLAIN', 40],
    ['REJECT', 15],
  ]);
  const closed: Handling = { ...open, status: 'CLOSED', closed_on: closedOn, opinion };
  const isReviewed = route === 'PETITION' && opinion !== 'SUPPORT' && random.chance(reviewShare);
  return isReviewed ? review(random, closed, closedOn, today) : closed;
}

/** Most on the first days, many on the last, some too late. */
function acceptanceDelay(random: Random): number {
  if (random.chance(lateAcceptanceShare)) return acceptanceDays + 1 + random.int(15);
  if (random.chance(0.3)) return acceptanceDays - random.int(3);
  return 1 + random.int(12);
}

/** 60 days, and with an approval, known a week before they end, up to 30 more. */
function createClock(random: Random, acceptedOn: string, today: string) {
  const dueOn = addDays(acceptedOn, closureDays);
  const isExtended = random.chance(extendedShare) && addDays(dueOn, -7) <= today;
  const days = random.pick([10, 15, 20, extensionDays]);
  return { close_due_on: dueOn, extended_to: isExtended ? addDays(dueOn, days) : null };
}

/** Opinions pile up on the last days of the clock and of the month. */
function closureDay(random: Random, acceptedOn: string, dueOn: string | null): string {
  if (dueOn === null) return addDays(acceptedOn, 5 + random.int(80));
  const kind = random.weighted([
    ['EARLY', 41],
    ['MONTH_END', 30],
    ['LAST_DAYS', 25],
    ['LATE', 4],
  ]);
  const length = daysBetween(acceptedOn, dueOn);
  if (kind === 'LATE') return addDays(dueOn, 1 + random.int(90));
  if (kind === 'LAST_DAYS') return addDays(dueOn, -random.int(5));
  const day = addDays(acceptedOn, 5 + random.int(length - 5));
  if (kind === 'EARLY') return day;
  const monthEnd = addDays(lastDayOf(monthOf(day)), -random.int(3));
  return monthEnd <= dueOn && monthEnd > acceptedOn ? monthEnd : dueOn;
}

function openStatus(
  { extended_to: extendedTo }: Handling,
  acceptedOn: string,
  route: Route,
  today: string,
): Status {
  if (isTransferred[route]) return 'TRANSFERRED';
  if (extendedTo !== null) return 'EXTENDED';
  return daysBetween(acceptedOn, today) < 5 ? 'ACCEPTED' : 'HANDLING';
}

/** 信访工作条例 art. 35 and 36: a review, then for some a recheck, which is final. */
function review(random: Random, closed: Handling, closedOn: string, today: string): Handling {
  const askedOn = addDays(closedOn, 1 + random.int(reviewDays));
  if (askedOn > today) return closed;
  const answeredOn = addDays(askedOn, 10 + random.int(22));
  if (answeredOn > today) return { ...closed, status: 'REVIEW', review_asked_on: askedOn };
  const changed = random.chance(reviewChangedShare);
  const answered: Handling = {
    ...closed,
    review_asked_on: askedOn,
    review_closed_on: answeredOn,
    review_changed: Number(changed),
  };
  if (changed || !random.chance(recheckShare)) return answered;
  const finalOn = addDays(answeredOn, 1 + random.int(reviewDays) + reviewDays);
  return { ...answered, status: finalOn > today ? 'RECHECK' : 'FINAL' };
}
