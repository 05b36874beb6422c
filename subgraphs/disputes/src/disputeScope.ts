import { type Condition, isOneOf, nothing, type Role, type Viewer } from '@civicgraph/shared';

/** The disputes that a viewer may read: mediators their own cases, everybody else none. */
export function disputeScope({ role, cases }: Viewer): Condition {
  return role === 'MEDIATOR' ? isOneOf('dispute_id', cases) : nothing;
}

/** The access matrix gives counts of disputes to these; mediators have their cases instead. */
const statisticsRoles: readonly Role[] = ['DASH', 'ANALYST', 'GRID', 'DEPT_ADMIN', 'AUDITOR'];

/** Whether a viewer's role may see statistics of disputes at all. */
export function maySeeDisputeStatistics({ role }: Viewer): boolean {
  return statisticsRoles.includes(role);
}
