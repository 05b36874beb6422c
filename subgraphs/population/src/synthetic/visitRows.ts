import {
  type City,
  type CityVillage,
  createRandom,
  type Random,
  type Row,
  streamHash,
  type TableRow,
  visitId,
} from '@civicgraph/shared';
import { daysOf } from './dates';
import { Home } from './Home';
import type { Household } from './Household';

const stream = streamHash('population-visit');

const tasks = [
  ['ROUTINE', 0.64],
  ['FLOATING_SAMPLE', 0.14],
  ['RECORD_SAMPLE', 0.14],
  ['SAFETY_NOTICE', 0.08],
] as const;
type Task = (typeof tasks)[number][0];

/** Calls planned for the city's last day in every grid, at least. */
const callsToday = 4;
const paidShare = 0.95;
/** Today's work is under way. */
const paidTodayShare = 0.3;
const revisitShare = 0.02;

/**
 * The calls of a village. Its household-months are walked, month by month, with an even step above 1,
 * so that the planned number is met and no household is due twice in a month, but for the revisits.
 */
export function* visitRows(
  city: City,
  village: CityVillage,
  households: readonly Household[],
): Generator<TableRow> {
  const { start, count } = village.visits;
  const homes = households.map((household) => new Home(city, household));
  const calendar = city.months.map(daysOf);
  const lastMonth = calendar.length - 1;
  const step = (homes.length * calendar.length) / count;
  const dueToday = new Map(village.grids.map(({ code }) => [code, callsToday]));
  /** Whom the call before went to, if it was paid: the one to be revisited. */
  let visited: { readonly home: Home; readonly month: number } | null = null;

  for (let j = 0; j < count; j++) {
    const random = createRandom(city.seed, stream, start + j);
    const cell = Math.floor(j * step);
    const month = Math.floor(cell / homes.length);
    const revisit: Home | null =
      visited?.month === month && random.chance(revisitShare) ? visited.home : null;
    const home: Home = revisit ?? (homes[(cell + month) % homes.length] as Home);
    const days = calendar[month] as string[];
    const { grid, dwellingCode } = home.doorIn(month);
    const left = month === lastMonth ? (dueToday.get(grid.code) ?? 0) : 0;
    if (left > 0) dueToday.set(grid.code, left - 1);
    const day = left > 0 ? days.length - 1 : plannedDay(random, days.length);
    const isToday = month === lastMonth && day === days.length - 1;
    const isPaid =
      home.stayIn(month) !== null && random.chance(isToday ? paidTodayShare : paidShare);
    const delay = random.chance(0.75) ? 0 : 1 + random.int(3);
    yield [
      'household_visit',
      {
        visit_id: visitId(city, start + j),
        dwelling_code: dwellingCode,
        grid_code: grid.code,
        planned_on: days[day] as string,
        visited_on: isPaid ? (days[Math.min(day + delay, days.length - 1)] as string) : null,
        revisit: Number(revisit !== null),
        ...outcome(random, home.household, isPaid, month / lastMonth),
      },
    ];
    visited = isPaid ? { home, month } : null;
  }
}

/** Later days are likelier: calls pile up before the month is reported. */
function plannedDay(random: Random, days: number): number {
  return Math.floor(days * random.next() ** 0.8);
}

/** What a call finds; `progress` goes from 0 to 1 over the history, as records get better. */
function outcome(
  random: Random,
  { size, isFloating }: Household,
  isPaid: boolean,
  progress: number,
): Row {
  const task = random.weighted(tasks);
  const met = isPaid ? membersMet(random, size) : 0;
  const sampled = isPaid ? sampledOf(task, isFloating ? size : 0, met) : 0;
  const share = task === 'FLOATING_SAMPLE' ? 0.72 + 0.18 * progress : 0.91 + 0.03 * progress;
  let inOrder = 0;
  for (let i = 0; i < sampled; i++) if (random.chance(share)) inOrder++;
  return { task, members: size, members_met: met, sampled, in_order: inOrder };
}

function membersMet(random: Random, members: number): number {
  const chance = random.next();
  if (chance < 0.03) return 0;
  const away = chance < 0.5 ? 0 : chance < 0.85 ? 1 : 2;
  return Math.max(1, members - away);
}

function sampledOf(task: Task, floating: number, met: number): number {
  if (task === 'FLOATING_SAMPLE') return floating;
  return task === 'RECORD_SAMPLE' ? met : 0;
}
