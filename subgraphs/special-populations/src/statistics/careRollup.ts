import { defineRollup, type Equation, type Measure } from '@civicgraph/shared';
import { careCategories, careServices, difficultyKinds, fourHaves, serviceOf } from './careCodes';
import { measureNames, supportGrains, supportGroups } from './measureNames';

const flow = (name: string): Measure => ({ name, kind: 'FLOW' });
const stock = (name: string): Measure => ({ name, kind: 'STOCK' });
const partOf = (total: string, ...parts: string[]): Equation => ({ total, parts });

const { clients, cases, workers, identified, supported, due, met } = measureNames;

/** Columns of the clients of a line of service: one column stands for both where they are the same. */
const categoriesOf = (service: string) =>
  careCategories.filter((category) => serviceOf[category] === service);
const others = careServices.filter((service) => service !== 'MENTAL_HEALTH');

const clientMeasures = [
  ...careCategories.map((category) => stock(clients(category))),
  stock(cases('JUSTICE')),
  stock(cases('FAMILY')),
  stock(cases('OTHER')),
  stock(cases('ALL')),
  ...[...difficultyKinds, 'OTHER' as const].map((kind) => stock(identified(kind))),
];

/** A number of posts is no personal datum, but shown beside the caseload it would give the cases away. */
const workerMeasures = [...careServices, 'OTHER' as const, 'ALL' as const].map(
  (group): Measure => ({ name: workers(group), kind: 'STOCK', amount: cases(group) }),
);

const supportMeasures = supportGroups.flatMap((group) =>
  supportGrains.map((grain) => stock(supported(group, grain))),
);

const dutyMeasures = [...fourHaves, 'ENROLMENT' as const, 'GUARDIAN_SUBSIDY' as const].flatMap(
  (kind) => [flow(due(kind)), flow(met(kind))],
);

const serviceGroups = ['SMI', 'OTHER', 'ALL'] as const;
const actionMeasures = serviceGroups.flatMap((group) => [
  flow(measureNames.actionsDue(group)),
  flow(measureNames.actionsOnTime(group)),
]);

const reportMeasures = [
  stock('smi_registered'),
  stock('smi_standard_managed'),
  stock('smi_regular_medication'),
  flow('counselling_sessions'),
  flow('reoffending_cohort'),
  flow('reoffending_again'),
];

/**
 * The statistics of care. Nothing below a town is kept. Totals of the health system and the judicial
 * statistics come for a county or city; they are counted in the village of the office that reports
 * them, so that they add up like everything else, and are never published below their own level.
 */
export const careRollup = defineRollup({
  table: 'care_rollup',
  threshold: 10,
  finest: 'TOWN',
  measures: [
    ...clientMeasures,
    ...workerMeasures,
    ...supportMeasures,
    ...dutyMeasures,
    ...actionMeasures,
    ...reportMeasures,
  ],
  equations: [
    partOf(cases('ALL'), cases('OTHER'), cases('MENTAL_HEALTH')),
    partOf(cases('OTHER'), ...others.map(cases)),
    partOf(cases('JUSTICE'), ...categoriesOf('JUSTICE').map(clients)),
    partOf(cases('FAMILY'), ...categoriesOf('FAMILY').map(clients)),
    partOf(
      clients('CHILD_IN_DIFFICULTY'),
      ...[...difficultyKinds, 'OTHER' as const].map(identified),
    ),
    ...supportGroups.flatMap((group) =>
      supportGrains.map((grain) =>
        partOf(measureNames.supportable(group), supported(group, grain)),
      ),
    ),
    ...[...fourHaves, 'ENROLMENT' as const, 'GUARDIAN_SUBSIDY' as const].map((kind) =>
      partOf(due(kind), met(kind)),
    ),
    ...serviceGroups.map((group) =>
      partOf(measureNames.actionsDue(group), measureNames.actionsOnTime(group)),
    ),
    partOf(
      measureNames.actionsDue('ALL'),
      measureNames.actionsDue('SMI'),
      measureNames.actionsDue('OTHER'),
    ),
    partOf(
      measureNames.actionsOnTime('ALL'),
      measureNames.actionsOnTime('SMI'),
      measureNames.actionsOnTime('OTHER'),
    ),
    partOf('smi_registered', 'smi_standard_managed'),
    partOf('smi_registered', 'smi_regular_medication'),
    partOf('reoffending_cohort', 'reoffending_again'),
  ],
});
