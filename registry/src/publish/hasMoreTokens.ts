import { Lexer, Source, TokenKind } from 'graphql';

/** Whether a text has more tokens of GraphQL than a limit, without parsing it; counts no further than that. */
export function hasMoreTokens(text: string, limit: number): boolean {
  // A token takes a character at least, so most texts need no count.
  if (text.length <= limit) return false;
  const lexer = new Lexer(new Source(text));
  try {
    for (let tokens = 0; tokens <= limit; tokens += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false;
    }
    return true;
  } catch {
    // Not GraphQL from there on, which the parser tells.
    return false;
  }
}
