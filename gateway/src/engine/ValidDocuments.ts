import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Documents that are known to be valid for a schema, as the server in front of an engine keeps them. */
export interface ValidDocuments {
  find(schema: GraphQLSchema, source: string): DocumentNode | undefined;
  /** Spares the next request with this text the parsing and the validation. */
  keep(schema: GraphQLSchema, source: string, document: DocumentNode): void;
  /** Forgets those of all other schemas. */
  retain(schemas: readonly GraphQLSchema[]): void;
}
