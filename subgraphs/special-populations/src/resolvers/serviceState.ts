import type { Condition } from '@civicgraph/shared';
import type { ServiceActionRow } from '../loaders';

export type ServiceState = 'DUE' | 'DONE' | 'OVERDUE';

export interface ServiceFilter {
  readonly dueBefore?: string | null;
  readonly state?: ServiceState | null;
}

/** How a service stands on a day: what is due on the day itself is not overdue yet. */
export function stateOf(action: ServiceActionRow, asOf: string): ServiceState {
  if (action.done_on !== null) return 'DONE';
  return action.due_on < asOf ? 'OVERDUE' : 'DUE';
}

/** The rows a filter lets through; null for all. Says in SQL what `stateOf` says of one row. */
export function conditionOf({ dueBefore, state }: ServiceFilter, asOf: string): Condition | null {
  const clauses: string[] = [];
  const parameters: string[] = [];
  if (dueBefore != null) {
    clauses.push('due_on < ?');
    parameters.push(dueBefore);
  }
  if (state === 'DONE') clauses.push('done_on IS NOT NULL');
  if (state === 'DUE' || state === 'OVERDUE') {
    clauses.push(`done_on IS NULL AND due_on ${state === 'DUE' ? '>=' : '<'} ?`);
    parameters.push(asOf);
  }
  return clauses.length === 0 ? null : { sql: clauses.join(' AND '), parameters };
}
