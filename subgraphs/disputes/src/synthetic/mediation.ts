import { addDays, daysBetween, lastDayOf, monthOf, type Random } from '@civicgraph/shared';
import type { ConcludedStatus, DisputeStatus } from '../codeLists';
import { mediationDays } from '../mediationDays';
import { type Matter, typeRules } from './matter';

const refusedShare = 0.05;
const lateShare = 0.05;
/** A clerk enters a day before the dispute was accepted. */
const slipShare = 0.006;

/** How a dispute was dealt with, as the register says it on a day. */
export interface Mediation {
  readonly status: DisputeStatus;
  readonly accepted_on: string | null;
  readonly due_on: string | null;
  readonly closed_on: string | null;
  readonly amount_yuan: number | null;
  readonly perform_due_on: string | null;
  readonly fulfilled_on: string | null;
  readonly confirmed_on: string | null;
}

const found: Mediation = {
  status: 'FOUND',
  accepted_on: null,
  due_on: null,
  closed_on: null,
  amount_yuan: null,
  perform_due_on: null,
  fulfilled_on: null,
  confirmed_on: null,
};

/** Nothing after `today` has happened yet. */
export function createMediation(
  random: Random,
  foundOn: string,
  { type }: Matter,
  today: string,
): Mediation {
  const decidedOn = addDays(foundOn, random.int(6));
  const isRefused = random.chance(refusedShare);
  if (decidedOn > today) return found;
  if (isRefused) return { ...found, status: 'REFUSED', closed_on: decidedOn };
  const dueOn = addDays(decidedOn, mediationDays);
  const accepted: Mediation = {
    ...found,
    status: daysBetween(decidedOn, today) < 3 ? 'ACCEPTED' : 'MEDIATING',
    accepted_on: decidedOn,
    due_on: dueOn,
  };
  const closedOn = closureDay(random, decidedOn, dueOn);
  const status = resultOf(random, typeRules[type].difficulty, Number(closedOn.slice(0, 4)));
  if (closedOn > today) return accepted;
  const closed: Mediation = {
    ...accepted,
    status,
    closed_on: random.chance(slipShare) ? addDays(decidedOn, -1 - random.int(10)) : closedOn,
  };
  if (status !== 'AGREED') return closed;
  return { ...closed, ...agreementOf(random, closedOn, typeRules[type].mostYuan, today) };
}

/** Mediations are ended in the last days of a month, for its returns; a few too late. */
function closureDay(random: Random, acceptedOn: string, dueOn: string): string {
  if (random.chance(lateShare)) return addDays(dueOn, 1 + random.int(30));
  const day = addDays(acceptedOn, 1 + random.int(mediationDays));
  if (!random.chance(0.45)) return day;
  const monthEnd = addDays(lastDayOf(monthOf(day)), -random.int(3));
  return monthEnd > acceptedOn && monthEnd <= dueOn ? monthEnd : day;
}

/** Seven of ten end in an agreement, and from year to year some more. */
function resultOf(random: Random, difficulty: number, year: number): ConcludedStatus {
  const without = (30 - 2 * (year - 2021)) * difficulty;
  return random.weighted<ConcludedStatus>([
    ['AGREED', 100 - without],
    ['FAILED', without * 0.5],
    ['REFERRED', without * 0.3],
    ['WITHDRAWN', without * 0.2],
  ]);
}

function agreementOf(random: Random, agreedOn: string, mostYuan: number | null, today: string) {
  const performDueOn = addDays(agreedOn, random.pick([0, 7, 15, 30, 60, 90]));
  const fulfilledOn = random.chance(0.85)
    ? addDays(agreedOn, random.int(daysBetween(agreedOn, performDueOn) + 1))
    : addDays(performDueOn, 1 + random.int(60));
  const isFulfilled = random.chance(0.93) && fulfilledOn <= today;
  const confirmedOn = addDays(agreedOn, 1 + random.int(30));
  const isConfirmed = random.chance(0.2) && confirmedOn <= today;
  return {
    // Small amounts are many, great ones few: evenly spread over the orders of magnitude.
    amount_yuan: mostYuan === null ? null : Math.round(200 * (mostYuan / 200) ** random.next()),
    perform_due_on: performDueOn,
    fulfilled_on: isFulfilled ? fulfilledOn : null,
    confirmed_on: isConfirmed ? confirmedOn : null,
  };
}
