import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const maxBytes = 64 * 1024 * 1024;
/** What a character of a dense document takes once it is parsed: its tokens and its nodes. */
const bytesPerCharacter = 50;

/**
 * Keeps the documents that were parsed and validated, for Apollo Server. Its own store weighs them by
 * their JSON, which does not show the text that they keep: comments would fill the memory.
 */
export function createDocumentStore() {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: ({ loc }) => ((loc?.source.body.length ?? 0) + 1) * bytesPerCharacter,
  });
  return {
    get: async (key: string) => documents.get(key),
    async set(key: string, document: DocumentNode) {
      documents.set(key, document);
    },
    delete: async (key: string) => documents.delete(key),
  };
}
