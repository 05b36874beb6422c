import { type City, monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import {
  type CareCategory,
  type CareService,
  type DutyKind,
  difficultyKinds,
  serviceOf,
} from './careCodes';
import { measureNames } from './measureNames';
import { casesOf, countSupport, type FoldedCase, supportGroupOf } from './SupportLedger';

const { clients, cases, identified, workers } = measureNames;

/**
 * The one definition of the statistics of care: what a row adds to which village and month. A case
 * comes before its duties, and they before its services.
 */
export function foldCareStats(
  accumulator: RollupAccumulator,
  table: string,
  row: Row,
  city: City,
): void {
  const fold = folds[table];
  if (fold) fold(accumulator, row as never, city);
}

type Fold<R> = (accumulator: RollupAccumulator, row: R, city: City) => void;

const folds: Readonly<Record<string, Fold<never>>> = {
  care_case: foldCase,
  care_duty: foldDuty,
  service_action: foldAction,
  care_worker: foldWorker,
  health_total: foldHealthTotal,
  reoffending_cohort: foldCohort,
};

interface CaseRow {
  readonly care_case_id: string;
  readonly category: CareCategory;
  readonly youth_kind: string | null;
  readonly region_code: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
}

/** On the books at the end of a month: opened in it or before, and not closed by its end. */
function foldCase(accumulator: RollupAccumulator, row: CaseRow): void {
  const { category, youth_kind: youthKind, region_code: area } = row;
  const opened = monthOf(row.opened_on);
  const closed = row.closed_on && monthOf(row.closed_on);
  const service = serviceOf[category];
  const measures = new Set([clients(category), cases(service), cases('ALL')]);
  if (service !== 'MENTAL_HEALTH') measures.add(cases('OTHER'));
  if (category === 'CHILD_IN_DIFFICULTY') {
    measures.add(identified(difficultyKinds.find((kind) => kind === youthKind) ?? 'OTHER'));
  }
  for (const measure of measures) accumulator.addSpan(area, opened, closed, measure);
  casesOf(accumulator).set(row.care_case_id, {
    area,
    category,
    group: supportGroupOf(category, youthKind),
    closedMonth: closed,
    // Detoxification counts as supported only under a signed agreement, which is a duty.
    countsFrom: category === 'COMMUNITY_DETOX' ? null : opened,
    counted: new Map(),
  });
}

interface DutyRow {
  readonly care_case_id: string;
  readonly kind: DutyKind;
  readonly due_on: string;
  readonly met_on: string | null;
}

function foldDuty(accumulator: RollupAccumulator, row: DutyRow, city: City): void {
  const folded = foldedCase(accumulator, row.care_case_id);
  if (row.kind === 'SUPPORT_AGREEMENT') {
    if (row.met_on === null) return;
    const signed = { ...folded, countsFrom: monthOf(row.met_on) };
    casesOf(accumulator).set(row.care_case_id, signed);
    return;
  }
  if (row.due_on > city.today) return;
  const month = monthOf(row.due_on);
  accumulator.add(folded.area, month, measureNames.due(row.kind));
  if (row.met_on !== null) accumulator.add(folded.area, month, measureNames.met(row.kind));
}

interface ActionRow {
  readonly care_case_id: string;
  readonly due_on: string;
  readonly done_on: string | null;
}

function foldAction(accumulator: RollupAccumulator, row: ActionRow, city: City): void {
  const folded = foldedCase(accumulator, row.care_case_id);
  const { due_on: dueOn, done_on: doneOn } = row;
  if (dueOn <= city.today) {
    const month = monthOf(dueOn);
    for (const group of [folded.category === 'SMI' ? 'SMI' : 'OTHER', 'ALL'] as const) {
      accumulator.add(folded.area, month, measureNames.actionsDue(group));
      if (doneOn === null || doneOn > dueOn) continue;
      accumulator.add(folded.area, month, measureNames.actionsOnTime(group));
    }
  }
  if (doneOn !== null) countSupport(accumulator, folded, doneOn);
}

interface WorkerRow {
  readonly region_code: string;
  readonly service: CareService;
  readonly started_on: string;
  readonly ended_on: string | null;
}

function foldWorker(accumulator: RollupAccumulator, row: WorkerRow): void {
  const { service, region_code: area } = row;
  const groups = [service, 'ALL'] as const;
  for (const group of service === 'MENTAL_HEALTH' ? groups : [...groups, 'OTHER' as const]) {
    accumulator.addSpan(
      area,
      monthOf(row.started_on),
      row.ended_on && monthOf(row.ended_on),
      workers(group),
    );
  }
}

interface HealthRow {
  readonly region_code: string;
  readonly report_month: string;
  readonly registered: number;
  readonly standard_managed: number;
  readonly regular_medication: number;
  readonly counselling_sessions: number;
}

function foldHealthTotal(accumulator: RollupAccumulator, row: HealthRow): void {
  const add = (measure: string, n: number) =>
    accumulator.add(row.region_code, row.report_month, measure, n);
  add('smi_registered', row.registered);
  add('smi_standard_managed', row.standard_managed);
  add('smi_regular_medication', row.regular_medication);
  add('counselling_sessions', row.counselling_sessions);
}

interface CohortRow {
  readonly region_code: string;
  readonly published_on: string;
  readonly cohort: number;
  readonly convicted_again: number;
}

function foldCohort(accumulator: RollupAccumulator, row: CohortRow): void {
  const month = monthOf(row.published_on);
  accumulator.add(row.region_code, month, 'reoffending_cohort', row.cohort);
  accumulator.add(row.region_code, month, 'reoffending_again', row.convicted_again);
}

function foldedCase(accumulator: RollupAccumulator, careCaseId: string): FoldedCase {
  const folded = casesOf(accumulator).get(careCaseId);
  if (!folded) throw new Error('A row of a case came before the case itself.');
  return folded;
}
