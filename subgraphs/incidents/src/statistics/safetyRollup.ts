import { codesOf, defineRollup, type Measure } from '@civicgraph/shared';
import {
  type AccidentKind,
  accidentKinds,
  type ZeroToleranceKind,
  zeroToleranceKinds,
} from '../codes';

export const accidentMeasure = (kind: AccidentKind) => `accident_${kind.toLowerCase()}`;
export const eventMeasure = (kind: ZeroToleranceKind) => `event_${kind.toLowerCase()}`;

const accidents = codesOf(accidentKinds).map(accidentMeasure);
const events = codesOf(zeroToleranceKinds).map(eventMeasure);

/** Parts of `criminal` of the incident rollup. */
const partsOfCriminal = [
  'eight_major',
  'robbery_theft',
  'telecom_fraud',
  'drug_cases',
  'civil_origin',
  'video_solved',
] as const;
export type PartOfCriminal = (typeof partsOfCriminal)[number];

/** Parts of `criminal_solved` of the incident rollup. */
const partsOfSolved = [
  'eight_major_solved',
  'robbery_theft_solved',
  'telecom_fraud_solved',
] as const;
export type PartOfSolved = (typeof partsOfSolved)[number];

/**
 * The measure that counts the criminal (solved) cases outside a part of them. Their total is published by
 * the incident rollup, so a part may only be shown where what it leaves over may be shown too.
 */
export const restOf = (part: PartOfCriminal | PartOfSolved) => `${part}_rest`;

/**
 * What is published of counties and above; towns are the finest rows kept. Everything counts in the
 * month in which the incident happened. Homicides are part of the eight major kinds; `civil_homicide` are
 * those of them that are part of `civil_origin` as well. `calls` are incidents to which police were sent,
 * `calls_timed` those of them with a credible time of arrival.
 */
export const safetyRollup = defineRollup({
  table: 'safety_stats',
  threshold: 5,
  finest: 'TOWN',
  measures: [
    ...counts(...partsOfCriminal, ...partsOfCriminal.map(restOf)),
    ...counts(...partsOfSolved, ...partsOfSolved.map(restOf)),
    ...counts('homicide', 'homicide_solved', 'civil_homicide', 'tech_caught'),
    ...sum('fraud_loss_yuan', 'fraud_with_loss'),
    ...sum('fraud_recovered_yuan', 'fraud_recovered'),
    ...sum('recovered_yuan', 'loss_recovered'),
    ...counts('calls', 'calls_handled'),
    ...sum('response_minutes', 'calls_timed'),
    ...counts('accidents', ...accidents, 'accident_deaths', ...events),
  ],
  equations: [
    { total: 'eight_major', parts: ['eight_major_solved'] },
    { total: 'eight_major', parts: ['homicide'] },
    { total: 'eight_major_solved', parts: ['homicide_solved'] },
    { total: 'homicide', parts: ['homicide_solved'] },
    { total: 'homicide', parts: ['civil_homicide'] },
    { total: 'civil_origin', parts: ['civil_homicide'] },
    { total: 'robbery_theft', parts: ['robbery_theft_solved'] },
    { total: 'telecom_fraud', parts: ['telecom_fraud_solved'] },
    { total: 'video_solved', parts: ['tech_caught'] },
    // One sum taken from the other is the sum of the remaining cases.
    { total: 'loss_recovered', parts: ['fraud_recovered'] },
    { total: 'calls', parts: ['calls_handled'] },
    { total: 'accidents', parts: accidents },
  ],
});

function counts(...names: string[]): Measure[] {
  return names.map((name) => ({ name, kind: 'FLOW' }));
}

function sum(amount: string, count: string): Measure[] {
  return [...counts(count), { name: amount, kind: 'FLOW', amount: count }];
}
