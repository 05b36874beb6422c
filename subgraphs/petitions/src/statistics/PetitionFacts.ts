import type { Channel, Purpose, Route, Satisfaction } from '../codeLists';

/** The columns of a petition that its statistics are made from. Flags are 0 or 1. */
export interface PetitionFacts {
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly route: Route;
  readonly category: string;
  readonly region_code: string;
  readonly responsible: string;
  readonly registered_on: string;
  readonly accept_due_on: string;
  readonly accepted_on: string | null;
  readonly close_due_on: string | null;
  readonly extended_to: string | null;
  readonly closed_on: string | null;
  readonly withdrawn: number;
  readonly first_time: number;
  readonly repeated_on: string | null;
  readonly skip_level: number;
  readonly group_size: number;
  readonly is_backlog: number;
  readonly backlog_since: string | null;
  readonly backlog_resolved_on: string | null;
  readonly difficult: number;
  readonly leader_named: number;
  readonly review_closed_on: string | null;
  readonly review_changed: number;
  readonly satisfaction_office: Satisfaction;
  readonly satisfaction_unit: Satisfaction;
  readonly evaluable: number;
  readonly suggestion_adopted: number;
}

/** Names of those columns, as a list for statements. */
export const factColumns = [
  'channel',
  'purpose',
  'route',
  'category',
  'region_code',
  'responsible',
  'registered_on',
  'accept_due_on',
  'accepted_on',
  'close_due_on',
  'extended_to',
  'closed_on',
  'withdrawn',
  'first_time',
  'repeated_on',
  'skip_level',
  'group_size',
  'is_backlog',
  'backlog_since',
  'backlog_resolved_on',
  'difficult',
  'leader_named',
  'review_closed_on',
  'review_changed',
  'satisfaction_office',
  'satisfaction_unit',
  'evaluable',
  'suggestion_adopted',
] as const satisfies ReadonlyArray<keyof PetitionFacts>;
