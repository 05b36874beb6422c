import type { Row } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { type GrantEntry, inLedger } from '../ledger';
import type { AccountabilityContext } from '../loaders';
import type { GrantRow } from './GrantRow';
import { readGrant } from './readGrant';

/** What a step did to which grant. */
export interface StepTaken {
  readonly grantId: string;
  readonly detail?: GrantEntry['detail'];
}

/**
 * Takes a step of a grant, and records it in the ledger in the same transaction.
 * @param operation the name of the mutation
 * @returns the grant as it stands after the step
 */
export function grantStep(
  { database, keyring, viewer, requestId }: AccountabilityContext,
  operation: string,
  step: (manager: EntityManager) => Promise<StepTaken>,
): Promise<GrantRow> {
  return inLedger(database, keyring, async ({ manager }) => {
    const { grantId, detail = {} } = await step(manager);
    const result = await readGrant(manager, grantId, { sql: '1 = 1', parameters: [] });
    const entry: GrantEntry = {
      kind: 'GRANT',
      requestId,
      viewer: viewer.id,
      role: viewer.role,
      department: viewer.department,
      purpose: result.purpose,
      grant: grantId,
      caseRef: result.case_ref,
      operation,
      operationHash: null,
      policyVersion: null,
      subjects: [],
      fields: [],
      count: 0,
      code: null,
      detail,
    };
    return { result, entry };
  });
}

/** Changes columns of a grant. */
export async function updateGrant(
  manager: EntityManager,
  grantId: string,
  columns: Row,
): Promise<void> {
  const assignments = Object.keys(columns).map((column) => `${column} = ?`);
  await manager.query(`UPDATE access_grant SET ${assignments.join(', ')} WHERE grant_id = ?`, [
    ...Object.values(columns),
    grantId,
  ]);
}
