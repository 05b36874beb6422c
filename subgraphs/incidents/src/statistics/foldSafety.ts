import { monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import {
  type AccidentKind,
  isEightMajor,
  isRobberyOrTheft,
  type ZeroToleranceKind,
} from '../codes';
import { isFiledCase } from './filedCase';
import {
  accidentMeasure,
  eventMeasure,
  type PartOfCriminal,
  type PartOfSolved,
  restOf,
} from './safetyRollup';

/** A longer way to the scene is a slip of the clock; such calls have no part in the mean time. */
const longestResponse = 24 * 60;

/** What an incident adds to the statistics of its village: the definition of the safety rollup. */
export function foldSafety(accumulator: RollupAccumulator, row: Row): void {
  const village = String(row.region_code);
  const month = monthOf(String(row.occurred_on));
  const add = (measure: string, n = 1) => accumulator.add(village, month, measure, n);
  foldCall(add, row);
  if (row.accident_kind !== null) {
    add('accidents');
    add(accidentMeasure(row.accident_kind as AccidentKind));
    add('accident_deaths', Number(row.deaths));
  }
  if (row.zero_tolerance_kind !== null) {
    add(eventMeasure(row.zero_tolerance_kind as ZeroToleranceKind));
  }
  if (isFiledCase(row)) foldCase(add, row);
}

type Add = (measure: string, n?: number) => void;

function foldCall(add: Add, row: Row): void {
  if (row.on_scene_handled === null) return;
  add('calls');
  if (row.on_scene_handled) add('calls_handled');
  if (row.response_minutes === null || Number(row.response_minutes) > longestResponse) return;
  add('calls_timed');
  add('response_minutes', Number(row.response_minutes));
}

function foldCase(add: Add, row: Row): void {
  const offence = row.offence_code === null ? null : String(row.offence_code);
  const isSolved = row.solved_on !== null;
  const part = (measure: PartOfCriminal | PartOfSolved, isPart: boolean) =>
    add(isPart ? measure : restOf(measure));
  const kind = (measure: 'eight_major' | 'robbery_theft' | 'telecom_fraud', isPart: boolean) => {
    part(measure, isPart);
    if (isSolved) part(`${measure}_solved`, isPart);
  };
  kind('eight_major', isEightMajor(offence));
  kind('robbery_theft', isRobberyOrTheft(offence));
  kind('telecom_fraud', offence === 'TELECOM_FRAUD');
  part('drug_cases', offence === 'DRUG');
  const isOfCivilOrigin = row.origin_dispute_type !== null;
  part('civil_origin', isOfCivilOrigin);
  part('video_solved', row.solved_by_video === 1);
  if (row.solved_by_video && row.caught_on_scene) add('tech_caught');
  if (offence === 'HOMICIDE') {
    add('homicide');
    if (isSolved) add('homicide_solved');
    if (isOfCivilOrigin) add('civil_homicide');
  }
  foldMoney(add, row, offence === 'TELECOM_FRAUD');
}

function foldMoney(add: Add, row: Row, isTelecomFraud: boolean): void {
  const [loss, recovered] = [Number(row.loss_yuan), Number(row.recovered_yuan)];
  if (isTelecomFraud && loss > 0) {
    add('fraud_with_loss');
    add('fraud_loss_yuan', loss);
  }
  if (recovered <= 0) return;
  add('loss_recovered');
  add('recovered_yuan', recovered);
  if (isTelecomFraud) {
    add('fraud_recovered');
    add('fraud_recovered_yuan', recovered);
  }
}
