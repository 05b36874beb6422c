import { HubError, quote } from '@civicgraph/shared';
import type { Finding } from '../check';
import { findingOfError } from '../publish/PublishResult';
import { type AskOptions, askForSdl } from './askForSdl';

/**
 * Looks at the address of a subgraph: whether it answers there, with the schema that is to be published.
 * @param url null for a subgraph in the process of the gateway: it is held to the schema that this process has for it;
 * undefined where no address is known
 * @returns SUBGRAPH_URL_INVALID, SUBGRAPH_URL_NOT_ALLOWED, SUBGRAPH_URL_IS_GATEWAY, SUBGRAPH_UNREACHABLE,
 * SUBGRAPH_NOT_GRAPHQL or SUBGRAPH_SDL_DIFFERS, or nothing. Never rejects for what is at the address.
 */
export type ProbeSubgraph = (
  name: string,
  url: string | null | undefined,
  sdl: string,
) => Promise<Finding[]>;

const shownDifferences = 5;

export interface ProbeOptions extends AskOptions {
  /** The schemas of the subgraphs that run in the process of the registry, by name. */
  readonly ownSchemas: ReadonlyMap<string, string>;
  /** How what is served differs from what is published; null where it is no schema. */
  compareServed(name: string, published: string, served: string): Promise<readonly string[] | null>;
}

export function createProbe(options: ProbeOptions): ProbeSubgraph {
  const { ownSchemas, compareServed } = options;
  return async (name, url, sdl) => {
    try {
      const served =
        url === null ? ownSchema(name, ownSchemas) : await askForSdl(name, parseUrl(url), options);
      assertSame(name, await compareServed(name, sdl, served));
      return [];
    } catch (error) {
      if (error instanceof HubError) return [findingOfError(error)];
      throw error;
    }
  };
}

/** @throws HubError SUBGRAPH_URL_INVALID */
function parseUrl(text: string | undefined): URL {
  const expected = 'Expected one such as "http://disputes.example:4000", without user or query.';
  if (text === undefined) {
    throw new HubError('SUBGRAPH_URL_INVALID', `The subgraph has no address yet. ${expected}`);
  }
  const url = text.length <= 500 && URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username + url.password + url.search + url.hash !== ''
  ) {
    // What is wrong with it may be the password in it, which is not repeated.
    throw new HubError(
      'SUBGRAPH_URL_INVALID',
      `The address ${url ? `at the host ${quote(url.host)}` : quote(text)} is not one of a subgraph. ${expected}`,
    );
  }
  return url;
}

/** @throws HubError SUBGRAPH_SDL_DIFFERS where this process runs no such subgraph */
function ownSchema(name: string, schemas: ReadonlyMap<string, string>): string {
  const sdl = schemas.get(name);
  if (sdl !== undefined) return sdl;
  throw new HubError(
    'SUBGRAPH_SDL_DIFFERS',
    `The subgraph ${quote(name)} has no address, and does not run in the process of this registry either. Give the address where it listens.`,
  );
}

/** @throws HubError SUBGRAPH_SDL_DIFFERS, SUBGRAPH_NOT_GRAPHQL */
function assertSame(name: string, differing: readonly string[] | null): void {
  if (differing === null) {
    throw new HubError(
      'SUBGRAPH_NOT_GRAPHQL',
      `The subgraph ${quote(name)} answers "_service { sdl }" with what is not GraphQL SDL. Expected its schema.`,
    );
  }
  if (differing.length === 0) return;
  const named = differing.slice(0, shownDifferences).map((coordinate) => quote(coordinate));
  const more = differing.length - named.length;
  throw new HubError(
    'SUBGRAPH_SDL_DIFFERS',
    `The subgraph ${quote(name)} answers with another schema at ${named.join(', ')}${more > 0 ? ` and ${more} more places` : ''}. Start it with the schema that is published, or publish the one it has.`,
  );
}
