import { HubError } from '@civicgraph/shared';
import { hasMoreTokens } from './hasMoreTokens';

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
  return hasMoreTokens(sdl, maximumTokens) ? tooLarge('too many tokens', maximumTokens) : null;
}

function tooLarge(size: string, limit: number): HubError {
  return new HubError(
    'SDL_TOO_LARGE',
    `The schema has ${size}; the registry takes ${limit} at most. Split the subgraph, or leave out what no client needs.`,
    { limit },
  );
}
