/** Texts up to this length are looked through here; longer ones by a regular expression. */
const short = 48;

/** Finds what a JSON string in UTF-8 cannot hold as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the very ones that JSON does not allow
export const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * A text as a JSON string (RFC 8259, section 7). A lone surrogate is escaped: UTF-8 has no form for it,
 * and would carry another character in its place.
 */
export function quoteText(text: string): string {
  const { length } = text;
  if (length > short) return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) {
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
}
