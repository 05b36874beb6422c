import type { ReferralRow } from '../loaders';

export const Referral = {
  referredAt: (row: ReferralRow) => row.referred_on,
};
