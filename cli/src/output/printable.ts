/**
 * A text of somebody else for a terminal: without characters that move the cursor, colour what follows, or
 * turn its direction. Its line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, '·');
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', ' ');
}
