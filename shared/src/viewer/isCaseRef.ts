import { isId } from './isId';

const longestCase = 64;

/** What a case looks like, for messages. */
export const caseRefShape = `1 to ${longestCase} letters, digits and "._:@|/+=-"`;

/**
 * Whether a text may name the case of a request: in the header `x-case`, and so in whatever a request is to name
 * there later, such as a grant.
 */
export function isCaseRef(text: string): boolean {
  return isId(text, longestCase);
}
