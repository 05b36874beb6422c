import {
  type Accountability,
  type Grant,
  type GrantLookup,
  type GrantQuestion,
  HubError,
  type Purpose,
} from '@civicgraph/shared';

type WantingState = Exclude<GrantLookup['state'], 'ACTIVE'>;

const reasons: Readonly<Record<WantingState, string>> = {
  NONE: 'no grant for it was asked for with this purpose. Ask for one first',
  NOT_APPROVED: 'the grant for it is not approved. Wait for its approvers',
  EXPIRED: 'the grant for it has expired. Ask for a new one',
  REVOKED: 'the grant for it was revoked. Ask for a new one if there is need',
};

/**
 * The grant by which a viewer may read about a case that is not its own, as it stands now.
 * @throws HubError GRANT_NOT_ACCEPTED with the state of the grant in `extensions.state`, or
 * LEDGER_UNAVAILABLE
 */
export async function findGrant(
  accountability: Accountability | undefined,
  { purpose, ...question }: Omit<GrantQuestion, 'purpose'> & { readonly purpose: Purpose | null },
): Promise<Grant> {
  if (purpose === null) {
    throw new HubError(
      'GRANT_NOT_ACCEPTED',
      'The case of the header "x-case" is not your own, and a grant holds for a purpose. Declare it with the header "x-purpose".',
      { state: 'NONE' },
    );
  }
  if (!accountability) {
    throw new HubError(
      'LEDGER_UNAVAILABLE',
      'This hub keeps no grants, so that cases are open to those alone whose own they are. Leave out the header "x-case".',
    );
  }
  const found = await accountability.findGrant({ ...question, purpose });
  if (found.state !== 'ACTIVE') throw notAccepted(found.state);
  // A subgraph would refuse the identity, which says nothing to the client.
  if (!(Date.parse(found.grant.expiresAt) > Date.now())) throw notAccepted('EXPIRED');
  return found.grant;
}

function notAccepted(state: WantingState): HubError {
  return new HubError(
    'GRANT_NOT_ACCEPTED',
    `The case of the header "x-case" is not your own, and ${reasons[state]}.`,
    { state },
  );
}
