import type { EntityManager } from 'typeorm';
import { type GrantEntry, inLedger } from '../ledger';
import type { AccountabilityContext } from '../loaders';
import type { SealedGrant } from './sealGrant';

/** What a step came to. */
export interface StepTaken {
  /** As it stands after the step. */
  readonly grant: SealedGrant;
  readonly detail?: GrantEntry['detail'];
}

/**
 * Takes a step of a grant, and records it in the ledger in the same transaction, with the seal that the grant has
 * since: an older row that is put back does not have it.
 * @param operation the name of the mutation
 * @returns the grant as it stands after the step
 * @throws HubError LEDGER_UNAVAILABLE, LEDGER_BROKEN, and what the step throws
 */
export function grantStep(
  { database, keyring, viewer, requestId, logger }: AccountabilityContext,
  operation: string,
  step: (manager: EntityManager) => Promise<StepTaken>,
): Promise<SealedGrant> {
  return inLedger({ database, keyring, logger }, async ({ manager }) => {
    const { grant, detail } = await step(manager);
    const entry: GrantEntry = {
      kind: 'GRANT',
      requestId,
      viewer: viewer.id,
      role: viewer.role,
      department: viewer.department,
      purpose: grant.purpose,
      grant: grant.grant_id,
      caseRef: grant.case_ref,
      operation,
      operationHash: null,
      policyVersion: null,
      subjects: [],
      fields: [],
      count: 0,
      code: null,
      detail: { ...detail, seal: grant.seal },
    };
    return { result: grant, entry };
  });
}
