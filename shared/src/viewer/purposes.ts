import { HubError, quote } from '../errors';
import type { Role } from './roles';

/** What a request may be for; a viewer declares one with the header `x-purpose` or a claim of the token. */
export const purposes = [
  'SERVICE_VISIT',
  'CARE_DELIVERY',
  'PETITION_HANDLING',
  'MEDIATION',
  'CASE_INVESTIGATION',
  'STATISTICS',
  'AUDIT',
  'SUBJECT_REQUEST',
  'EMERGENCY',
] as const;

export type Purpose = (typeof purposes)[number];

/** What each role may declare; the first is what it is there for. */
const declarable: Readonly<Record<Role, readonly [Purpose, ...Purpose[]]>> = {
  DASH: ['STATISTICS'],
  ANALYST: ['STATISTICS'],
  GRID: ['SERVICE_VISIT', 'EMERGENCY'],
  PETITION: ['PETITION_HANDLING'],
  MEDIATOR: ['MEDIATION'],
  MH_CARE: ['CARE_DELIVERY', 'EMERGENCY'],
  CARE_OTHER: ['CARE_DELIVERY', 'EMERGENCY'],
  POLICE: ['CASE_INVESTIGATION', 'EMERGENCY'],
  DEPT_ADMIN: ['PETITION_HANDLING', 'STATISTICS'],
  AUDITOR: ['AUDIT', 'STATISTICS'],
  SUBJECT: ['SUBJECT_REQUEST'],
};

function isPurpose(value: unknown): value is Purpose {
  return purposes.includes(value as Purpose);
}

/** Reads a purpose as people type it (`care-delivery`); `undefined` when there is no such purpose. */
export function purposeFromText(text: string): Purpose | undefined {
  if (!/^[A-Za-z_-]+$/.test(text)) return undefined;
  const purpose = text.toUpperCase().replaceAll('-', '_');
  return isPurpose(purpose) ? purpose : undefined;
}

export function purposesOf(role: Role): readonly [Purpose, ...Purpose[]] {
  return declarable[role];
}

/** @throws HubError PURPOSE_NOT_ALLOWED with those that the role may declare in `extensions.purposes` */
export function assertMayDeclare(role: Role, purpose: Purpose): void {
  const allowed = purposesOf(role);
  if (allowed.includes(purpose)) return;
  throw new HubError(
    'PURPOSE_NOT_ALLOWED',
    `The role ${role} may not declare the purpose ${quote(purpose)}. Expected ${allowed.join(' or ')}.`,
    { purposes: allowed },
  );
}
