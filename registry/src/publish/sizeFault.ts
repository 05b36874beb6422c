import { HubError } from '@civicgraph/shared';
import { Lexer, Source, TokenKind } from 'graphql';

const maximumBytes = 1024 * 1024;
/** Also the parser's, wherever a schema is parsed. */
export const maximumTokens = 100_000;

/**
 * What stands against the size of a schema, before anybody parses it.
 * @returns SDL_TOO_LARGE, or null
 */
export function sizeFault(sdl: string): HubError | null {
  const bytes = Buffer.byteLength(sdl);
  if (bytes > maximumBytes) return tooLarge(`${bytes} bytes`, maximumBytes);
  return hasTooManyTokens(sdl) ? tooLarge('too many tokens', maximumTokens) : null;
}

function hasTooManyTokens(sdl: string): boolean {
  // A token takes a character at least, so most schemas need no count.
  if (sdl.length <= maximumTokens) return false;
  const lexer = new Lexer(new Source(sdl));
  try {
    for (let tokens = 0; tokens <= maximumTokens; tokens += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false;
    }
    return true;
  } catch {
    // Not GraphQL from there on, which the check tells.
    return false;
  }
}

function tooLarge(size: string, limit: number): HubError {
  return new HubError(
    'SDL_TOO_LARGE',
    `The schema has ${size}; the registry takes ${limit} at most. Split the subgraph, or leave out what no client needs.`,
    { limit },
  );
}
