import {
  addDays,
  addMonths,
  type City,
  type CityVillage,
  careCaseId,
  careCaseSubject,
  createRandom,
  departmentOf,
  gridOfPerson,
  lastDayOf,
  monthOf,
  personProfile,
  personRef,
  type Random,
  type Row,
  streamHash,
  type TableRow,
} from '@civicgraph/shared';
import type { CareCategory } from '../statistics/careCodes';
import { type CarePlan, carePlans } from './carePlans';
import { dutyRows } from './dutyRows';
import { serviceRows } from './serviceRows';
import { workerOfCase } from './workerPosts';

const caseStream = streamHash('care-case-dates');
const closedShare = 0.06;

/** One case with what it owes and what was done; `town` is the villages of its town. */
export function* careCaseRows(
  city: City,
  town: readonly CityVillage[],
  village: CityVillage,
  careIndex: number,
): Generator<TableRow> {
  const { category, personIndex } = careCaseSubject(city, village, careIndex);
  const grid = gridOfPerson(city, personIndex);
  const { birthDate } = personProfile(city, grid, personIndex);
  const random = createRandom(city.seed, caseStream, careIndex);
  const plan = carePlans[category];
  const { openedOn, endsOn } = lifeOf(city, plan, birthDate, random);
  const closedOn = closingOf(city, openedOn, random);
  const id = careCaseId(city, careIndex);
  const row = {
    care_case_id: id,
    category,
    youth_kind: youthKindOf(category, random),
    person_ref: personRef(city, personIndex),
    region_code: village.code,
    grid_code: grid.code,
    opened_on: openedOn,
    ends_on: endsOn,
    closed_on: closedOn,
    legal_basis: plan.legalBasis,
    lead_department: departmentOf(city, village.countyCode, plan.department).uscc,
    worker_id: workerOfCase(town, category, careIndex),
  } satisfies Row;
  const life = { id, index: careIndex, category, openedOn, closedOn };
  yield ['care_case', row];
  for (const duty of dutyRows(city, life)) yield ['care_duty', duty];
  for (const service of serviceRows(city, life)) yield ['service_action', service];
}

/** Opening and end. The case is open on the city's last day, so it ends after it. */
function lifeOf(
  city: City,
  { end }: CarePlan,
  birthDate: string,
  random: Random,
): { openedOn: string; endsOn: string } {
  const { today } = city;
  if (end.kind === 'TERM') {
    const months = end.fromMonths + random.int(end.toMonths - end.fromMonths + 1);
    const openedOn = random.date(addDays(monthsLater(today, -months), 2), today);
    return { openedOn, endsOn: monthsLater(openedOn, months) };
  }
  if (end.kind === 'BIRTHDAY') {
    const earliest = birthDate > `${city.firstMonth}-01` ? birthDate : `${city.firstMonth}-01`;
    const openedOn = random.date(earliest, today);
    return { openedOn, endsOn: yearsLater(birthDate, end.age) };
  }
  // Half of the yearly reviewed cases are older than the history.
  const openedOn = random.date(monthsLater(today, -120), today);
  const years = Number(today.slice(0, 4)) - Number(openedOn.slice(0, 4));
  const review = yearsLater(openedOn, years);
  return { openedOn, endsOn: review > today ? review : yearsLater(openedOn, years + 1) };
}

/** A few cases were closed before their end: the person moved, recovered or asked for it. */
function closingOf(city: City, openedOn: string, random: Random): string | null {
  if (!random.chance(closedShare)) return null;
  const earliest = openedOn > `${city.firstMonth}-01` ? openedOn : `${city.firstMonth}-01`;
  return random.date(earliest, city.today);
}

function youthKindOf(category: CareCategory, random: Random): string | null {
  if (category !== 'CHILD_IN_DIFFICULTY') return null;
  return random.weighted<string | null>([
    ['CHILD_OF_PRISONER', 30],
    ['IDLE', 30],
    ['STREET', 10],
    [null, 30],
  ]);
}

/** The same day of a later month, or its last day where it is shorter. */
function monthsLater(date: string, count: number): string {
  const month = addMonths(monthOf(date), count);
  const day = `${month}${date.slice(7)}`;
  const last = lastDayOf(month);
  return day < last ? day : last;
}

function yearsLater(date: string, years: number): string {
  return monthsLater(date, years * 12);
}
