import { HubError } from '@civicgraph/shared';
import { Lexer, Source, TokenKind } from 'graphql';

/**
 * Refuses a document with too many tokens before anything is parsed. A document that does not lex
 * is left to the parser, which says where.
 * @throws HubError QUERY_TOO_LONG with the tokens counted and the limit.
 */
export function checkLength(query: string, limit: number): void {
  // A token takes a character at least, so most documents need no count.
  if (query.length <= limit) return;
  const tokens = countTokens(query);
  if (tokens <= limit) return;
  throw new HubError(
    'QUERY_TOO_LONG',
    `The document has ${tokens} tokens; the limit is ${limit}. Ask for less, or use variables for long lists of values.`,
    { value: tokens, limit },
  );
}

function countTokens(query: string): number {
  const lexer = new Lexer(new Source(query));
  let tokens = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
  } catch {
    // Not GraphQL from here on.
  }
  return tokens;
}
