import { Dispute } from './Dispute';
import { DisputeSummary } from './DisputeSummary';
import { MediationOrg } from './MediationOrg';
import { ReferenceDay } from './ReferenceDay';

export const entities = [Dispute, DisputeSummary, MediationOrg, ReferenceDay];
