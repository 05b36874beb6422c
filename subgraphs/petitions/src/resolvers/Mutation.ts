import { HubError, insertRows, quote } from '@civicgraph/shared';
import type { PetitionsContext, ReferralRow } from '../loaders';
import { petitionOf } from './petitionOf';

interface ReferralArguments {
  readonly petitionId: string;
  readonly service: string;
  readonly consentRef: string;
}

const consentShape = /^[A-Za-z0-9-]{1,40}$/;

export const Mutation = {
  /** @throws HubError ARGUMENT_INVALID */
  async referToAssistance(
    _: unknown,
    { petitionId, service, consentRef }: ReferralArguments,
    context: PetitionsContext,
  ): Promise<ReferralRow | null> {
    if (!consentShape.test(consentRef)) {
      throw new HubError(
        'ARGUMENT_INVALID',
        `Unknown consent ${quote(consentRef)}. Expected the number of the petitioner's written consent: 1 to 40 letters, digits and hyphens.`,
      );
    }
    const petition = await petitionOf(context, petitionId);
    if (petition === null) return null;
    const row = {
      petition_id: petition.petition_id,
      service,
      consent_ref: consentRef,
      referred_on: await context.loaders.today(),
    };
    return (await findReferral(context, row)) ?? (await addReferral(context, row));
  },
};

/** Two requests at once may both find nothing; the primary key lets one of them in. */
async function addReferral(
  context: PetitionsContext,
  row: ReferralRow & { readonly consent_ref: string },
): Promise<ReferralRow> {
  try {
    await insertRows(context.database.manager, 'referral', [{ ...row }]);
    return row;
  } catch (error) {
    const standing = await findReferral(context, row);
    if (standing) return standing;
    throw error;
  }
}

async function findReferral(
  { database }: PetitionsContext,
  { petition_id, service }: ReferralRow,
): Promise<ReferralRow | undefined> {
  const [row] = await database.query(
    'SELECT petition_id, service, referred_on FROM referral WHERE petition_id = ? AND service = ?',
    [petition_id, service],
  );
  return row;
}
