import type { Ratio } from '@civicgraph/shared';

/** A target of the petition work, as a part of 1. */
export interface PetitionTarget {
  readonly indicator: string;
  readonly label: string;
  readonly target: number;
  /** The field of the statistics that is held against it. */
  readonly field: TargetField;
}

export type TargetField =
  | 'onTimeClosure'
  | 'timelyAcceptance'
  | 'officeSatisfaction'
  | 'unitSatisfaction'
  | 'evaluationParticipation'
  | 'onlineShare';

export const petitionTargets: readonly PetitionTarget[] = [
  { indicator: 'E02', label: '按期办结率', target: 1, field: 'onTimeClosure' },
  { indicator: 'E03', label: '及时受理率', target: 1, field: 'timelyAcceptance' },
  { indicator: 'E04', label: '对信访部门满意率', target: 0.98, field: 'officeSatisfaction' },
  { indicator: 'E04', label: '对责任单位满意率', target: 0.98, field: 'unitSatisfaction' },
  { indicator: 'E05', label: '参评率', target: 0.75, field: 'evaluationParticipation' },
  { indicator: 'E06', label: '网信占比率', target: 0.75, field: 'onlineShare' },
];

export interface TargetCheck extends Omit<PetitionTarget, 'field'> {
  readonly value: number | null;
  readonly met: boolean | null;
}

/** Holds ratios against the targets. A ratio that is withheld or has nothing to count is neither met nor missed. */
export function checkTargets(ratioOf: (field: TargetField) => Ratio): TargetCheck[] {
  return petitionTargets.map(({ field, ...target }) => {
    const { value } = ratioOf(field);
    return { ...target, value, met: value === null ? null : value >= target.target };
  });
}
