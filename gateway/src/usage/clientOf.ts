/** As a client names itself; null where it does not. */
export interface Client {
  readonly client: string | null;
  readonly clientVersion: string | null;
}

/** Gives a header by its name in lower case. */
export type ReadHeader = (name: string) => string | undefined;

const longest = 60;
const prefixes = ['apollographql-client', 'x-client'];

/**
 * Reads who asks off the headers, which say what the client wants: 60 characters at most, and none that
 * a page or a log would not print.
 */
export function clientOf(read: ReadHeader): Client {
  for (const prefix of prefixes) {
    const client = printable(read(`${prefix}-name`));
    if (client !== null) return { client, clientVersion: printable(read(`${prefix}-version`)) };
  }
  return { client: null, clientVersion: null };
}

/** What nearly all clients send: nothing in it is to be looked at twice. */
const plain = /^[!-~]{1,60}$/;

function printable(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (plain.test(text)) return text;
  const kept = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  return kept.slice(0, longest).trimEnd() || null;
}
