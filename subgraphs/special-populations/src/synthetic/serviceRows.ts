import {
  addDays,
  addMonths,
  type City,
  createRandom,
  monthOf,
  quarterOf,
  type Random,
  type Row,
  streamHash,
} from '@civicgraph/shared';
import type { ServiceKind, ServiceOutcome } from '../statistics/careCodes';
import type { CaseLife } from './CaseLife';
import { carePlans } from './carePlans';

const serviceStream = streamHash('care-service');

/** Plans reach some weeks ahead of the city's last day, so that a worker sees what comes. */
const daysAhead = 45;
/** In one quarter of nine nobody comes at all. */
const missedQuarterShare = 0.11;

const outcomes: readonly (readonly [ServiceOutcome, number])[] = [
  ['PROVIDED', 90],
  ['PARTLY_PROVIDED', 7],
  ['REFERRED', 3],
];

/** The services of a case in the order they are due, from the beginning of the history on. */
export function* serviceRows(city: City, life: CaseLife): Generator<Row> {
  const random = createRandom(city.seed, serviceStream, life.index);
  const missed = new Map<string, boolean>();
  let serial = 0;
  for (const { kind, dueOn } of agendaOf(city, life, random)) {
    serial += 1;
    const quarter = quarterOf(monthOf(dueOn));
    if (!missed.has(quarter)) missed.set(quarter, random.chance(missedQuarterShare));
    const doneOn = doneDate(city, life, dueOn, missed.get(quarter) === true, random);
    const number = String(serial).padStart(4, '0');
    yield {
      service_action_id: `${life.id}-${number}`,
      care_case_id: life.id,
      agenda_key: `${dueOn}/${number}`,
      kind,
      due_on: dueOn,
      done_on: doneOn,
      outcome: doneOn === null ? null : random.weighted(outcomes),
    };
  }
}

interface Planned {
  readonly kind: ServiceKind;
  readonly dueOn: string;
}

function agendaOf(city: City, life: CaseLife, random: Random): Planned[] {
  const first = life.openedOn > `${city.firstMonth}-01` ? life.openedOn : `${city.firstMonth}-01`;
  const last = life.closedOn ?? addDays(city.today, daysAhead);
  const agenda: Planned[] = [];
  for (const [kind, everyMonths] of carePlans[life.category].services) {
    const day = String(1 + random.int(28)).padStart(2, '0');
    let month = addMonths(monthOf(first), random.int(everyMonths));
    for (; month <= monthOf(last); month = addMonths(month, everyMonths)) {
      const dueOn = `${month}-${day}`;
      if (dueOn > first && dueOn <= last) agenda.push({ kind, dueOn });
    }
  }
  return agenda.sort((left, right) => (left.dueOn < right.dueOn ? -1 : 1));
}

/** Mostly within the ten days before it is due, sometimes late; never after the case is closed. */
function doneDate(
  city: City,
  { openedOn, closedOn }: CaseLife,
  dueOn: string,
  isMissed: boolean,
  random: Random,
): string | null {
  const late = random.chance(0.07);
  const days = late ? 1 + random.int(25) : -random.int(10);
  const early = addDays(dueOn, days);
  const doneOn = early < openedOn ? openedOn : early;
  const last = closedOn ?? city.today;
  return isMissed || doneOn > last || dueOn > addDays(city.today, 5) ? null : doneOn;
}
