import { codesOf, defineRollup, type Equation } from '@civicgraph/shared';
import { categories, channels, countedPurposes } from '../codeLists';
import { petitionParentOf } from './areas';

export const channelMeasures = measuresOf('channel', codesOf(channels));
export const purposeMeasures = measuresOf('purpose', codesOf(countedPurposes));
export const categoryMeasures = measuresOf('category', codesOf(categories));

const equations: readonly Equation[] = [
  { total: 'total', parts: Object.values(channelMeasures) },
  { total: 'total', parts: Object.values(purposeMeasures) },
  { total: 'total', parts: Object.values(categoryMeasures) },
  ratio('total', 'repeated'),
  ratio('total', 'skipped_level'),
  ratio('total', 'in_group'),
  ratio('channel_visit', 'in_group'),
  ratio('total', 'difficult'),
  // `channel_online` of `total` needs no sum of its own: the channels are one already.
  { total: 'closure_due', parts: ['closed_on_time', 'overdue'] },
  ratio('acceptance_due', 'accepted_on_time'),
  ratio('evaluable', 'evaluated'),
  ratio('evaluated', 'office_evaluated'),
  ratio('evaluated', 'unit_evaluated'),
  ratio('office_evaluated', 'office_satisfied'),
  ratio('unit_evaluated', 'unit_satisfied'),
  ratio('backlog', 'backlog_resolved'),
  ratio('difficult', 'leader_named'),
  ratio('settled', 'settled_at_once'),
  ratio('reviews', 'reviews_changed'),
  ratio('purpose_suggestion', 'suggestions_adopted'),
];

const names = new Set([
  ...equations.flatMap(({ total, parts }) => [total, ...parts]),
  'accusations',
  'leader_receptions',
  'litigation_separated',
  'litigation_closed',
]);

/**
 * Petitions by town and by department. What each measure counts, and in which month, stands in
 * `foldPetition`.
 */
export const petitionRollup = defineRollup({
  table: 'petition_rollup',
  threshold: 10,
  finest: 'TOWN',
  measures: [...names].map((name) => ({ name, kind: 'FLOW' as const })),
  equations,
  parentOf: petitionParentOf,
});

function ratio(total: string, part: string): Equation {
  return { total, parts: [part] };
}

function measuresOf<Code extends string>(
  prefix: string,
  codes: readonly Code[],
): Readonly<Record<Code, string>> {
  return Object.fromEntries(
    codes.map((code) => [code, `${prefix}_${code.toLowerCase()}`]),
  ) as Record<Code, string>;
}
