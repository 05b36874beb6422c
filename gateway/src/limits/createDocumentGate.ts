import { HubError } from '@civicgraph/shared';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { checkLength } from './checkLength';
import { checkSize } from './checkSize';
import type { Limits } from './Limits';

/** Characters of accepted documents to remember. */
const rememberedCharacters = 4 * 1024 * 1024;

/**
 * Checks the length and the size of a document before the server validates it: validation itself
 * takes time that grows with the square of the fields, so a limit among its rules comes too late.
 * Accepted documents are remembered and pass at once.
 *
 * @returns a function that throws HubError QUERY_TOO_LONG, QUERY_TOO_DEEP or QUERY_TOO_WIDE. What is
 * not GraphQL passes: the server says what is wrong with it.
 */
export function createDocumentGate(limits: Limits): (query: string) => void {
  const accepted = new LRUCache<string, true>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_, query) => query.length,
  });
  return (query) => {
    if (query === '' || accepted.get(query)) return;
    checkLength(query, limits.tokens);
    const document = parseOrNothing(query);
    if (!document) return;
    checkSize(document, limits);
    accepted.set(query, true);
  };
}

function parseOrNothing(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    if (!(error instanceof RangeError)) throw error;
    throw new HubError(
      'QUERY_TOO_DEEP',
      'The document nests more deeply than can be read. Ask for less depth, or use variables.',
    );
  }
}
