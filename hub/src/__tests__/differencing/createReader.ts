import { type City, quarterOf, yearOf } from '@civicgraph/shared';
import type { AnsweredCell } from './Answers';
import { type AreaSums, areaSumsOf, petitionSumsOf } from './areas';
import type { AnswersOfArea } from './askStatistics';
import { type Course, courseOf, servedSince } from './courses';
import { Reader } from './Reader';
import { type Relation, relationsOf } from './relations';

/** Counts below these are never published, by the type of the statistics; 5 elsewhere. */
const thresholds: Readonly<Record<string, number>> = { CareStats: 10, PetitionStats: 10 };

/** A withheld count may be 0 here: none out of few would tell what is left over. */
const mayHideZero = [
  'IncidentStats.eightMajor',
  'IncidentStats.robberyTheft',
  'IncidentStats.telecomFraud',
  'IncidentStats.drugCases',
  'IncidentStats.civilToCriminal',
  'IncidentStats.civilHomicides',
  'IncidentStats.videoSolvedShare',
  'IncidentStats.techCaughtShare.denominator',
  'IncidentStats.zeroThreeColours',
];

/** What was told of one area and period, by path. */
type Told = ReadonlyMap<string, AnsweredCell>;

export interface Statistics {
  readonly city: City;
  readonly periods: readonly string[];
  /** By area and period. */
  readonly told: ReadonlyMap<string, ReadonlyMap<string, Told>>;
}

/** Puts together what several viewers were told; where they were told the same thing, once. */
export function gather(
  city: City,
  periods: readonly string[],
  answers: Iterable<AnswersOfArea>,
): Statistics {
  const told = new Map<string, Map<string, Map<string, AnsweredCell>>>();
  for (const { area, period, cells } of answers) {
    const ofArea = told.get(area) ?? new Map<string, Map<string, AnsweredCell>>();
    const ofPeriod = ofArea.get(period) ?? new Map<string, AnsweredCell>();
    for (const [path, cell] of cells) {
      if (ofPeriod.get(path)?.value == null) ofPeriod.set(path, cell);
    }
    told.set(area, ofArea.set(period, ofPeriod));
  }
  return { city, periods, told };
}

/** A reader who was told the statistics and knows what their descriptions say. */
export function createReader({ city, periods, told }: Statistics): Reader {
  const reader = new Reader();
  const paths = new Set<string>();
  for (const [area, ofArea] of told) {
    for (const [period, cells] of ofArea) {
      for (const [path, { value }] of cells) {
        paths.add(path);
        const least = mayHideZero.some((start) => path.startsWith(start)) ? 0 : 1;
        reader.cell(nameOf(path, area, period), thresholdOf(path), value, least);
      }
    }
  }
  const regions = areaSumsOf(city);
  const petitions = petitionSumsOf(city);
  const relations = relationsOf([...paths]);
  for (const area of told.keys()) {
    for (const period of periods) addRelations(reader, relations, area, period);
  }
  const parts = new Map(periods.map((period) => [period, partsOfPeriod(period, periods)]));
  for (const [path, course] of coursesOf([...paths], relations)) {
    for (const area of told.keys()) addPeriodSums(reader, path, course, area, parts);
    const areas = path.startsWith('PetitionStats.') ? petitions : regions;
    for (const period of periods) addAreaSums(reader, areas, path, period);
  }
  return reader;
}

/** How every count goes over periods; what remains of one as it does, if what is taken off does too. */
function coursesOf(paths: readonly string[], relations: readonly Relation[]): Map<string, Course> {
  const courses = new Map(paths.map((path) => [path, courseOf(path)]));
  for (const { total, parts, rest } of relations) {
    const members = new Set([total, ...parts].map((path) => courses.get(path)));
    const [course = 'NEITHER'] = members;
    if (rest !== undefined) courses.set(rest, members.size === 1 ? course : 'NEITHER');
  }
  return courses;
}

function nameOf(path: string, area: string, period: string): string {
  return `${path} of ${area} in ${period}`;
}

function thresholdOf(path: string): number {
  return thresholds[path.split('.')[0] ?? ''] ?? 5;
}

function addRelations(
  reader: Reader,
  relations: readonly Relation[],
  area: string,
  period: string,
): void {
  const at = (path: string) => nameOf(path, area, period);
  for (const { total, parts, rest } of relations) {
    const names = parts.map(at);
    if (rest !== undefined && [at(total), ...names].every((name) => reader.has(name))) {
      reader.remainder(at(rest), thresholdOf(total));
      names.push(at(rest));
    }
    reader.sum(at(total), names);
  }
}

function addPeriodSums(
  reader: Reader,
  path: string,
  course: Course,
  area: string,
  partsOf: ReadonlyMap<string, readonly string[]>,
): void {
  const at = (period: string) => nameOf(path, area, period);
  for (const [period, inside] of partsOf) {
    // Who was served since the month began is who was served since the quarter did, in its first month on record.
    const isAlike = inside.length === 1 && servedSince.includes(path);
    if (course === 'NEITHER' && !isAlike) continue;
    reader.sum(at(period), (course === 'STOCK' ? inside.slice(-1) : inside).map(at));
  }
}

function partsOfPeriod(period: string, periods: readonly string[]): string[] {
  if (period.includes('Q'))
    return periods.filter((p) => /^....-\d\d$/.test(p) && quarterOf(p) === period);
  if (period.length === 7) return [];
  return periods.filter((p) => p.includes('Q') && yearOf(p) === period);
}

function addAreaSums(
  reader: Reader,
  areas: readonly AreaSums[],
  path: string,
  period: string,
): void {
  const at = (area: string) => nameOf(path, area, period);
  for (const { area, sums } of areas) for (const parts of sums) reader.sum(at(area), parts.map(at));
}
