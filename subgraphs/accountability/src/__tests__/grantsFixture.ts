import { createCitizenId, type GrantLookup, type Viewer } from '@civicgraph/shared';
import type { TestSubgraph } from '@civicgraph/shared/testing';
import type { Logger } from 'pino';
import { findGrant } from '../grants/findGrant';
import { logger as silent } from '../ledger/__tests__/ledgerFixture';
import { administrator, ask, auditor, officer } from './accountabilityFixture';

export const number = createCitizenId('990101', '1980-01-31', 12);
export const input = {
  purpose: 'CASE_INVESTIGATION',
  legalBasis: '刑事诉讼法第五十四条',
  caseRef: 'XZ-2026-0001',
  subject: number,
  hours: 24,
  noticeDelayDays: 30,
};

/** Everything that is told of a grant. */
export const whole = `{
  grantId kind state purpose legalBasis caseRef asker askerRole department { uscc } hours noticeDelayDays
  requestedAt approvals { approver approverRole at } startsAt expiresAt revokedAt revokedBy reviewDueAt
  reviewedAt reviewedBy outcome reviewNote
}`;

type Told = { grantId: string; state: string; [field: string]: unknown };

/** The steps of grants as people take them, and the question that a gateway asks. */
export function createGrantSteps(opened: () => TestSubgraph) {
  const tell = (viewer: Viewer, operation: string, variables: Record<string, unknown>) =>
    ask(opened(), viewer, operation, variables) as Promise<Told>;
  const step = (viewer: Viewer, mutation: string, id: string) =>
    tell(viewer, `mutation ($id: ID!) { ${mutation}(grantId: $id) ${whole} }`, { id });
  const steps = {
    request: (changes: object = {}, viewer: Viewer = officer) =>
      tell(
        viewer,
        `mutation ($input: AccessRequestInput!) { requestAccess(input: $input) ${whole} }`,
        { input: { ...input, ...changes } },
      ),
    breakGlass: (viewer: Viewer = officer, changes: object = {}) =>
      tell(viewer, `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) ${whole} }`, {
        input: { legalBasis: '突发事件应对法', caseRef: 'JJ-1', subject: number, ...changes },
      }),
    approve: (viewer: Viewer, grantId: string) => step(viewer, 'approveAccess', grantId),
    revoke: (viewer: Viewer, grantId: string) => step(viewer, 'revokeAccess', grantId),
    review: (viewer: Viewer, id: string, outcome = 'JUSTIFIED', note = '情况属实') =>
      tell(
        viewer,
        `mutation ($id: ID!, $note: String!) { reviewBreakGlass(grantId: $id, outcome: ${outcome}, note: $note) ${whole} }`,
        { id, note },
      ),
    /** One that is in force. */
    async grant(changes: object = {}): Promise<string> {
      const { grantId } = await steps.request(changes);
      for (const viewer of [administrator, auditor]) await steps.approve(viewer, grantId);
      return grantId;
    },
    find(question: object = {}, logger: Logger = silent): Promise<GrantLookup> {
      const { subgraph, keyring } = opened();
      return findGrant(
        subgraph.database,
        { keyring, cipher: subgraph.cipher, logger },
        {
          viewer: officer.id,
          purpose: 'CASE_INVESTIGATION',
          caseRef: input.caseRef,
          ...question,
        },
      );
    },
  };
  return steps;
}
