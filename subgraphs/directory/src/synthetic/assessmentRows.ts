import {
  addMonths,
  type City,
  type CityVillage,
  createRandom,
  quarterOf,
  type TableRow,
  yearOf,
} from '@civicgraph/shared';
import type { AssessmentRule, Drawn } from './AssessmentRule';
import { type Area, areasOf } from './areas';
import { inspectionRules } from './inspectionRules';
import { surveyRules } from './surveyRules';

const rules: readonly AssessmentRule[] = [...surveyRules, ...inspectionRules];

/** Values of towns and larger areas. */
export function* cityAssessmentRows(city: City): Iterable<TableRow> {
  const areas = areasOf(city);
  const larger = areas.filter(({ level }) => level !== 'VILLAGE');
  for (const rule of rules) {
    for (const period of periodsOf(city, rule)) {
      const values = valuesByArea(city, rule, period, areas);
      for (const area of larger) {
        const value = values.get(area.code);
        if (value !== undefined && rule.levels.includes(area.level)) {
          yield* assessmentRow(rule, period, area, value);
        }
      }
    }
  }
}

/** Values of villages; those of larger areas are sums of the same draws. */
export function* villageAssessmentRows(
  city: City,
  villages: readonly CityVillage[],
): Iterable<TableRow> {
  const codes = new Set(villages.map(({ code }) => code));
  const areas = areasOf(city).filter(({ code }) => codes.has(code));
  for (const rule of rules.filter(({ levels }) => levels.includes('VILLAGE'))) {
    for (const period of periodsOf(city, rule)) {
      for (const area of areas) {
        yield* assessmentRow(rule, period, area, drawOf(city, rule, period, area));
      }
    }
  }
}

/** The latest periods that are over: three months or two quarters; of years the last two begun. */
function periodsOf({ lastMonth }: City, { grain }: AssessmentRule): string[] {
  if (grain === 'MONTH') return [-2, -1, 0].map((count) => addMonths(lastMonth, count));
  if (grain === 'YEAR') return [-12, 0].map((count) => yearOf(addMonths(lastMonth, count)));
  // The quarter of the month before next month is over only if next month begins another one.
  const next = addMonths(lastMonth, 1);
  return [-6, -3].map((count) => quarterOf(addMonths(next, count)));
}

function valuesByArea(
  city: City,
  rule: AssessmentRule,
  period: string,
  areas: readonly Area[],
): Map<string, Drawn> {
  const values = new Map<string, Drawn>();
  for (const area of areas) {
    if (rule.bases === 'SELF') {
      if (rule.levels.includes(area.level)) {
        values.set(area.code, drawOf(city, rule, period, area));
      }
    } else if (rule.bases.includes(area.level)) {
      const drawn = drawOf(city, rule, period, area);
      for (const code of [area.code, ...area.ancestors]) {
        values.set(code, add(values.get(code), drawn));
      }
    }
  }
  return values;
}

function drawOf(city: City, rule: AssessmentRule, period: string, area: Area): Drawn {
  return rule.draw(
    createRandom(city.seed, `assessment-${rule.stream}-${period}`, area.index),
    area,
  );
}

function add(sum: Drawn | undefined, drawn: Drawn): Drawn {
  if (sum === undefined) return drawn;
  if (typeof drawn === 'number') return Number(sum) + drawn;
  const [numerator, denominator] = sum as readonly [number, number];
  return [numerator + drawn[0], denominator + drawn[1]];
}

function* assessmentRow(
  { indicator, item, unit, sampled, target }: AssessmentRule,
  period: string,
  { code, level }: Area,
  value: Drawn,
): Iterable<TableRow> {
  const isCount = typeof value === 'number';
  // Nothing to assess, as with rural sites of a community.
  if (!isCount && value[1] === 0) return;
  yield [
    'assessment',
    {
      region_code: code,
      assessment_key: `${period}:${indicator}:${item ?? ''}`,
      assessed_period: period,
      indicator,
      item,
      unit,
      sampled: sampled ? 1 : 0,
      numerator: isCount ? null : value[0],
      denominator: isCount ? null : value[1],
      counted: isCount ? value : null,
      target: typeof target === 'object' ? (target?.[level] ?? null) : target,
    },
  ];
}
