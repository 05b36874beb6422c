import {
  addDays,
  type City,
  type CityVillage,
  createRandom,
  daysBetween,
  incidentId,
  lastDayOf,
  type Random,
  type Row,
} from '@civicgraph/shared';
import type { IncidentClass } from '../codes';
import { accidentOf } from './accidentOf';
import { callOf } from './callOf';
import { criminalCaseOf } from './criminalCaseOf';

const classWeights: ReadonlyArray<readonly [IncidentClass, number]> = [
  ['EMERGENCY_CALL', 44],
  ['CRIMINAL', 30],
  ['TRAFFIC', 13],
  ['PUBLIC_ORDER', 7],
  ['FIRE', 3],
  ['WORK_SAFETY', 3],
];

/** What is null unless a class of incident says otherwise; the columns in the order of the table. */
const blank = {
  offence_code: null,
  status: null,
  reported_at: null,
  response_minutes: null,
  on_scene_handled: null,
  solved_on: null,
  caught_on_scene: null,
  solved_by_video: null,
  loss_yuan: null,
  recovered_yuan: null,
  origin_dispute_type: null,
  deaths: null,
  accident_kind: null,
  zero_tolerance_kind: null,
} satisfies Row;

/** The city's index-th incident: the same whoever asks, and in whatever order. */
export function incidentRow(
  city: City,
  village: CityVillage,
  months: ReadonlyArray<readonly [month: string, weight: number]>,
  index: number,
): Row {
  const random = createRandom(city.seed, 'incident', index);
  const incidentClass = random.weighted(classWeights);
  const month = random.weighted(months);
  const occurredOn = random.date(`${month}-01`, lastDayOf(month));
  const place = {
    incident_id: incidentId(city, index),
    incident_class: incidentClass,
    region_code: village.code,
    grid_code: gridOfIncident(village, random),
    occurred_on: occurredOn,
  };
  // Class, place and date are all that is kept (治安管理处罚法, article 136).
  if (incidentClass === 'PUBLIC_ORDER') return { ...place, ...blank };
  const isRecent = daysBetween(occurredOn, city.today) < 10;
  return {
    ...place,
    ...blank,
    status: isRecent && random.chance(0.3) ? 'REPORTED' : 'CLOSED',
    reported_at: reportedAt(occurredOn, random),
    ...callOf(incidentClass, random),
    ...(incidentClass === 'CRIMINAL'
      ? criminalCaseOf(occurredOn, city.today, random)
      : accidentOf(incidentClass, random)),
  };
}

/** Where people are, things happen. */
function gridOfIncident({ grids, persons, code }: CityVillage, random: Random): string {
  const person = persons.start + random.int(persons.count);
  const grid = grids.find((one) => person < one.persons.start + one.persons.count);
  return grid?.code ?? `${code}001`;
}

/** On the day itself, by the local clock of UTC+8. */
function reportedAt(date: string, random: Random): string {
  const minute = random.int(24 * 60) - 8 * 60;
  const day = minute < 0 ? addDays(date, -1) : date;
  const ofDay = (minute + 24 * 60) % (24 * 60);
  const clock = [Math.floor(ofDay / 60), ofDay % 60, random.int(60)];
  return `${day} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
