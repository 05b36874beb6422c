import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, printSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ValidDocuments } from '../engine';

const maxBytes = 64 * 1024 * 1024;
/** What a character of a dense document takes once it is parsed: its tokens and its nodes. */
const bytesPerCharacter = 50;

/** The store as Apollo Server uses it, by keys of its own, and as an engine does. */
export interface DocumentStore extends ValidDocuments {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * Keeps the documents that were parsed and validated, for Apollo Server. Its own store weighs them by
 * their JSON, which does not show the text that they keep: comments would fill the memory.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: ({ loc }) => ((loc?.source.body.length ?? 0) + 1) * bytesPerCharacter,
  });
  const prefixes = new WeakMap<GraphQLSchema, string>();

  /** As Apollo Server makes it of a schema: with another, a document would only be parsed once more. */
  function prefixOf(schema: GraphQLSchema): string {
    let prefix = prefixes.get(schema);
    if (prefix === undefined) {
      prefix = `${hashOf(printSchema(schema))}:`;
      prefixes.set(schema, prefix);
    }
    return prefix;
  }

  return {
    find: (schema, source) => documents.get(prefixOf(schema) + hashOf(source)),
    keep(schema, source, document) {
      documents.set(prefixOf(schema) + hashOf(source), document);
    },
    retain(schemas) {
      const kept = schemas.map(prefixOf);
      for (const key of documents.keys()) {
        if (!kept.some((prefix) => key.startsWith(prefix))) documents.delete(key);
      }
    },
    get: async (key: string) => documents.get(key),
    async set(key: string, document: DocumentNode) {
      documents.set(key, document);
    },
    delete: async (key: string) => documents.delete(key),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
