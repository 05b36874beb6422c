import {
  type City,
  type CityVillage,
  createRandom,
  monthOf,
  type Random,
  streamHash,
  type TableRow,
  visitId,
} from '@civicgraph/shared';
import { daysOf } from './dates';
import type { Household, Stay } from './Household';

const stream = streamHash('population-visit');

const tasks = [
  ['ROUTINE', 0.68],
  ['FLOATING_SAMPLE', 0.14],
  ['RECORD_SAMPLE', 0.1],
  ['SAFETY_NOTICE', 0.08],
] as const;

/** Calls planned for the last day in every grid, at least, while there are calls that month. */
const callsToday = 4;
const revisitShare = 0.02;
const notPaidShare = 0.05;

/**
 * The calls of a village. Household-months, month by month, are walked with an even step, so that
 * the planned number is met and no household is due twice in a month, but for a few revisits.
 */
export function* visitRows(
  city: City,
  village: CityVillage,
  households: readonly Household[],
): Generator<TableRow> {
  const { start, count } = village.visits;
  const homes = households.map((household) => new Home(city, household));
  const calendar = city.months.map(daysOf);
  const step = (homes.length * calendar.length) / count;
  const todayLeft = new Map(village.grids.map(({ code }) => [code, callsToday]));
  let previous: { home: Home; month: number; paid: boolean } | null = null;

  for (let j = 0; j < count; j++) {
    const random = createRandom(city.seed, stream, start + j);
    const cell = Math.floor(j * step);
    const month = Math.floor(cell / homes.length);
    const days = calendar[month] as string[];
    const isRevisit: boolean =
      previous?.paid && previous.month === month && random.chance(revisitShare);
    const home: Home = isRevisit
      ? (previous as { home: Home }).home
      : (homes[(cell + month) % homes.length] as Home);
    const stay = home.stayIn(month);
    const { code } = stay.grid;
    let plannedDay = plannedDayOf(random, days.length);
    const forced = month === calendar.length - 1 ? (todayLeft.get(code) ?? 0) : 0;
    if (forced > 0) {
      plannedDay = days.length - 1;
      todayLeft.set(code, forced - 1);
    }
    const isToday = month === calendar.length - 1 && plannedDay === days.length - 1;
    const isPaid = home.isThere(month) && !random.chance(isToday ? 0.7 : notPaidShare);
    const delay = random.chance(0.75) ? 0 : 1 + random.int(3);
    const members = home.household.size;
    const met = isPaid ? membersMet(random, members) : 0;
    const task = random.weighted(tasks);
    const sampled = isPaid ? sampledOf(task, home.household, members, met) : 0;
    yield [
      'household_visit',
      {
        visit_id: visitId(city, start + j),
        dwelling_code: stay.dwellingCode,
        grid_code: code,
        task,
        planned_on: days[plannedDay] as string,
        visited_on: isPaid ? (days[Math.min(plannedDay + delay, days.length - 1)] as string) : null,
        revisit: Number(isRevisit),
        members,
        members_met: met,
        sampled,
        in_order: inOrder(random, task, sampled, month / calendar.length),
      },
    ];
    previous = { home, month, paid: isPaid };
  }
}

/** A household with the months of its stays as indexes of the city's months. */
class Home {
  readonly household: Household;
  readonly #spans: readonly {
    readonly stay: Stay;
    readonly from: number;
    readonly until: number;
  }[];

  constructor(city: City, household: Household) {
    this.household = household;
    const indexOf = (date: string) => {
      const index = city.months.indexOf(monthOf(date));
      return Math.max(index, 0);
    };
    this.#spans = household.stays.map((stay) => ({
      stay,
      from: indexOf(stay.since),
      until: stay.until === null ? city.months.length : indexOf(stay.until),
    }));
  }

  /** Whether the household lives somewhere at the end of the month. */
  isThere(month: number): boolean {
    return this.#spans.some(({ from, until }) => from <= month && month < until);
  }

  /** Where it lives at the end of the month, or is looked for. */
  stayIn(month: number): Stay {
    const span =
      this.#spans.find(({ from, until }) => from <= month && month < until) ?? this.#spans.at(-1);
    return (span as { stay: Stay }).stay;
  }
}

/** Later days are likelier: calls pile up before the month is reported. */
function plannedDayOf(random: Random, days: number): number {
  return Math.floor(days * random.next() ** 0.8);
}

function membersMet(random: Random, members: number): number {
  const chance = random.next();
  if (chance < 0.03) return 0;
  const away = chance < 0.5 ? 0 : chance < 0.85 ? 1 : 2;
  return Math.max(1, members - away);
}

function sampledOf(
  task: (typeof tasks)[number][0],
  { isFloating }: Household,
  members: number,
  met: number,
): number {
  if (task === 'FLOATING_SAMPLE') return isFloating ? members : 0;
  return task === 'RECORD_SAMPLE' ? met : 0;
}

/** Of the records sampled, those in order; `progress` goes from 0 to 1 over the history. */
function inOrder(random: Random, task: string, sampled: number, progress: number): number {
  const share = task === 'FLOATING_SAMPLE' ? 0.72 + 0.18 * progress : 0.93 + 0.04 * progress;
  let count = 0;
  for (let i = 0; i < sampled; i++) if (random.next() < share) count++;
  return count;
}
