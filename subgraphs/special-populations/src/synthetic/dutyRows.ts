import {
  addDays,
  type City,
  createRandom,
  type Random,
  type Row,
  streamHash,
} from '@civicgraph/shared';
import type { DutyKind } from '../statistics/careCodes';
import type { CaseLife } from './CaseLife';

const dutyStream = streamHash('care-duty');

/** A duty, the day it is due, and how likely it is met. */
type Duty = readonly [kind: DutyKind, dueOn: string, metShare: number];

/** What a case is owed by law or policy. Nothing falls due after the case is closed. */
export function* dutyRows(city: City, life: CaseLife): Generator<Row> {
  const random = createRandom(city.seed, dutyStream, life.index);
  let serial = 0;
  for (const [kind, dueOn, metShare] of dutiesOf(city, life)) {
    serial += 1;
    const metOn = metDate(city, life, dueOn, metShare, random);
    if (life.closedOn !== null && dueOn > life.closedOn) continue;
    yield {
      care_duty_id: `${life.id}-${String(serial).padStart(2, '0')}`,
      care_case_id: life.id,
      kind,
      due_on: dueOn,
      met_on: metOn,
    };
  }
}

function dutiesOf(city: City, { category, openedOn }: CaseLife): readonly Duty[] {
  switch (category) {
    case 'RELEASED_AFTERCARE':
      return [
        ['CUSTODY_SUPPORT', openedOn, 0.93],
        ['MET_AT_RELEASE', openedOn, 0.9],
        ['COMMUNITY_HELP', addDays(openedOn, 30), 0.88],
        ['EMPLOYMENT', addDays(openedOn, 180), 0.72],
      ];
    case 'COMMUNITY_CORRECTION':
      // Within ten days of the judgment: Community Corrections Law, article 21.
      return [['ENROLMENT', addDays(openedOn, 10), 0.96]];
    case 'COMMUNITY_DETOX':
      return [['SUPPORT_AGREEMENT', addDays(openedOn, 15), 0.9]];
    case 'SMI':
      return subsidyYears(city, openedOn).map((year) => [
        'GUARDIAN_SUBSIDY',
        `${year}-09-30`,
        0.85,
      ]);
    default:
      return [];
  }
}

/** The guardian's subsidy falls due each autumn that the case has seen a full summer before. */
function subsidyYears(city: City, openedOn: string): number[] {
  const first = Number(city.firstMonth.slice(0, 4));
  const last = Number(city.today.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (year) => `${year}-09-30` >= `${city.firstMonth}-01` && openedOn < `${year}-07-01`,
  );
}

function metDate(
  city: City,
  { openedOn }: CaseLife,
  dueOn: string,
  share: number,
  random: Random,
): string | null {
  const isMet = random.chance(share);
  const day = addDays(dueOn, random.int(40) - 30);
  // Custody support ends with the sentence, so it alone is met before the case is opened.
  const metOn = day < openedOn ? openedOn : day;
  return isMet && metOn <= city.today ? metOn : null;
}
