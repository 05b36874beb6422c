import type { Period } from '@civicgraph/shared';
import {
  type CareCategory,
  type CareService,
  type DutyKind,
  difficultyKinds,
  type YouthKind,
} from './careCodes';

/** Whose support is measured: persons in service with at least one service in the period. */
export const supportGroups = [
  'LEFT_BEHIND_CHILD',
  'LEFT_BEHIND_ELDER',
  'LEFT_BEHIND_WOMAN',
  'COMMUNITY_DETOX',
  ...difficultyKinds,
] as const;
export type SupportGroup = (typeof supportGroups)[number];

/**
 * A person served twice in a quarter counts once, so months do not add up: each grain has a column
 * of its own, which holds the persons served since the month, quarter or year began.
 */
export const supportGrains = ['MONTH', 'QUARTER', 'YEAR'] as const satisfies Period['kind'][];
export type SupportGrain = (typeof supportGrains)[number];

/** Lines of service, or all that one kind of viewer sees. */
export type CaseGroup = CareService | 'OTHER' | 'ALL';
/** Mental health, everything else, or both. */
export type ServiceGroup = 'SMI' | 'OTHER' | 'ALL';

const clients = (category: CareCategory) => `clients_${category.toLowerCase()}`;
const identified = (kind: Exclude<YouthKind, 'LEFT_BEHIND'> | 'OTHER') =>
  `identified_${kind.toLowerCase()}`;

/** A line with one category counts its clients; the same number is not kept twice. */
const oneCategory: Partial<Record<CaseGroup, CareCategory>> = {
  DETOX: 'COMMUNITY_DETOX',
  MENTAL_HEALTH: 'SMI',
  DISABILITY: 'DISABLED',
};

function cases(group: CaseGroup): string {
  const category = oneCategory[group];
  return category ? clients(category) : `cases_${group.toLowerCase()}`;
}

/** The persons among whom `supported` are counted. */
function supportable(group: SupportGroup): string {
  return (difficultyKinds as readonly string[]).includes(group)
    ? identified(group as (typeof difficultyKinds)[number])
    : clients(group as CareCategory);
}

/** Column names of the rollup. */
export const measureNames = {
  clients,
  identified,
  cases,
  supportable,
  workers: (group: CaseGroup) => `workers_${group.toLowerCase()}`,
  supported: (group: SupportGroup, grain: SupportGrain) =>
    `supported_${group.toLowerCase()}_${grain.toLowerCase()}`,
  due: (kind: DutyKind) => `due_${kind.toLowerCase()}`,
  met: (kind: DutyKind) => `met_${kind.toLowerCase()}`,
  actionsDue: (group: ServiceGroup) => `actions_due_${group.toLowerCase()}`,
  actionsOnTime: (group: ServiceGroup) => `actions_on_time_${group.toLowerCase()}`,
};
