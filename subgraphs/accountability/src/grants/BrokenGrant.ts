import { HubError, quote } from '@civicgraph/shared';

const faults = {
  SEAL: 'was changed by somebody without the keys of the hub',
  STEP: 'is not as its last step in the ledger left it',
  GONE: 'was removed, while its steps are in the ledger',
} as const;

/** A grant that stands otherwise than the hub left it, which is leave for nothing. */
export class BrokenGrant extends HubError {
  constructor(
    readonly grant_id: string,
    fault: keyof typeof faults,
  ) {
    super(
      'LEDGER_BROKEN',
      `GRANT: the grant ${quote(grant_id)} ${faults[fault]}. It is leave for nothing; keep this database as evidence, and compare it with a copy.`,
      { fault: 'GRANT', grantId: grant_id },
    );
  }
}
