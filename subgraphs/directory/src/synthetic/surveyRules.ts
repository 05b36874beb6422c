import type { Random, RegionLevel } from '@civicgraph/shared';
import { type AssessmentRule, cityUp, countyUp, type Drawn, rule, townUp } from './AssessmentRule';
import type { Area } from './areas';

/** Respondents of a survey by level; never more than a quarter of those who live there. */
const respondents: Readonly<Record<RegionLevel, number>> = {
  PROVINCE: 1200,
  CITY: 900,
  COUNTY: 400,
  TOWN: 160,
  VILLAGE: 40,
};

/** Answers with a yes, as a survey of an area's own. */
const survey =
  (low: number, high: number) =>
  (random: Random, { level, persons }: Area): Drawn => {
    const wanted = respondents[level] * (0.8 + random.next() * 0.4);
    const asked = Math.max(1, Math.round(Math.min(wanted, persons / 4)));
    return [Math.round(asked * (low + (high - low) * random.next())), asked];
  };

function surveyRule(
  indicator: string,
  items: readonly (string | null)[],
  [low, high]: readonly [number, number],
  more: Partial<AssessmentRule>,
): AssessmentRule[] {
  return items.map((item) =>
    rule(indicator, item, survey(low, high), {
      unit: 'PERSONS',
      sampled: true,
      bases: 'SELF',
      levels: countyUp,
      ...more,
    }),
  );
}

/** What is found by asking a sample. */
export const surveyRules: readonly AssessmentRule[] = [
  ...surveyRule('A05', [null], [0.86, 0.98], {
    unit: 'ITEMS',
    levels: townUp,
    grain: 'QUARTER',
    target: 0.9,
  }),
  ...surveyRule('A06', [null], [0.82, 0.97], { levels: townUp, grain: 'QUARTER', target: 0.9 }),
  ...surveyRule('A15', [null], [0.86, 0.96], { target: 0.9 }),
  ...surveyRule('A17', [null, 'NIGHT_TRAVEL', 'COMPOSITE'], [0.9, 0.985], { target: 0.9 }),
  ...surveyRule('A18', [null], [0.7, 0.9], { target: 0.75 }),
  ...surveyRule('A19', [null, 'POLICE', 'COURT', 'PROCURATORATE', 'JUSTICE'], [0.88, 0.98], {
    target: 0.9,
  }),
  ...surveyRule('A20', ['PUBLIC_ORDER', 'ORGANISED_CRIME', 'RULE_OF_LAW'], [0.95, 0.995], {
    levels: cityUp,
  }),
  ...surveyRule('A38', [null], [0.76, 0.9], { levels: ['CITY'], target: 0.8 }),
  ...surveyRule('D09', [null], [0.6, 0.85], {}),
];
