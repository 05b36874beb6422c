import type { Opinion, Route, Satisfaction, Status } from './codeLists';

/** The columns of a petition that an answer can be made from. */
export interface PetitionRow {
  readonly petition_id: string;
  readonly channel: string;
  readonly purpose: string;
  readonly route: Route;
  readonly category: string;
  readonly status: Status;
  readonly region_code: string;
  readonly responsible: string;
  readonly registered_on: string;
  readonly accept_due_on: string;
  readonly accepted_on: string | null;
  readonly close_due_on: string | null;
  readonly extended_to: string | null;
  readonly closed_on: string | null;
  readonly opinion: Opinion | null;
  readonly withdrawn: number;
  readonly group_size: number;
  readonly review_asked_on: string | null;
  readonly review_closed_on: string | null;
  readonly satisfaction_office: Satisfaction;
  readonly satisfaction_unit: Satisfaction;
}

/** Those columns for a statement. */
export const petitionColumns = [
  'petition_id',
  'channel',
  'purpose',
  'route',
  'category',
  'status',
  'region_code',
  'responsible',
  'registered_on',
  'accept_due_on',
  'accepted_on',
  'close_due_on',
  'extended_to',
  'closed_on',
  'opinion',
  'withdrawn',
  'group_size',
  'review_asked_on',
  'review_closed_on',
  'satisfaction_office',
  'satisfaction_unit',
] as const satisfies ReadonlyArray<keyof PetitionRow>;
