import {
  caseRefShape,
  HubError,
  isCaseRef,
  isCitizenId,
  type Purpose,
  purposesOf,
  quote,
  type Viewer,
} from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';

/**
 * A case that a request can name together with a grant: of an own one the gateway asks for no grant.
 * @throws HubError CASE_MALFORMED, ARGUMENT_INVALID; a case number may tell of a person and is not quoted
 */
export function checkCase({ cases }: Viewer, text: string): string {
  if (!isCaseRef(text)) {
    throw new HubError(
      'CASE_MALFORMED',
      `The argument "caseRef" names no case. Expected ${caseRefShape}, as the header "x-case" takes it.`,
    );
  }
  if (!cases.includes(text)) return text;
  throw new HubError(
    'ARGUMENT_INVALID',
    'The argument "caseRef" names a case of your own, and a request that names one uses no grant. Expected the number of another case or incident, for example that of the emergency call.',
  );
}

/** @throws HubError ARGUMENT_INVALID; the text is not quoted, since people write names where they should not */
export function checkText(name: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= longest) return trimmed;
  throw new HubError(
    'ARGUMENT_INVALID',
    `The argument "${name}" has ${trimmed.length} characters. Expected 1 to ${longest}, spaces around it left out.`,
  );
}

/** @throws HubError ARGUMENT_INVALID */
export function checkNumber(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new HubError(
    'ARGUMENT_INVALID',
    `The argument "${name}" is ${quote(value)}. Expected a whole number from ${least} to ${most}.`,
  );
}

/** @throws HubError PURPOSE_NOT_ALLOWED */
export function checkPurpose({ role }: Viewer, purpose: Purpose): Purpose {
  const allowed = purposesOf(role);
  if (allowed.includes(purpose)) return purpose;
  throw new HubError(
    'PURPOSE_NOT_ALLOWED',
    `The role ${role} may not declare the purpose ${purpose}. Expected ${allowed.join(' or ')}.`,
    { purposes: allowed },
  );
}

/**
 * Whom a grant is about, as `Grant.subject` has it: of an identity number its blind indexes, of a reference the
 * person inside.
 * @throws HubError ARGUMENT_INVALID, without the text, which may be an identity number
 */
export function checkSubject({ viewer, references }: AccountabilityContext, text: string): string {
  const number = text.trim().toUpperCase();
  if (isCitizenId(number)) {
    // Feeds write the check character X in either case.
    const ways = new Set([number, number.toLowerCase()]);
    return `index:${[...ways].map((way) => references.index('citizenId', way)).join(',')}`;
  }
  const person = references.open(viewer, 'Person', text);
  if (person !== null) return `ref:${person}`;
  throw new HubError(
    'ARGUMENT_INVALID',
    'The argument "subject" is neither an identity number (18 characters, GB 11643, with its check character) nor a reference to a person that was given to you today.',
  );
}
