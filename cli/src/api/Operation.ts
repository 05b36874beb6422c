/** A document for the registry, with the types of its variables and of the data that answer it. */
export interface Operation<Data, Variables> {
  readonly document: string;
  /** Holds no value: the types alone. */
  readonly types?: { readonly data: Data; readonly variables: Variables };
}

/** States the types of a document; a test holds it against `registry/schema.graphql`. */
export function operation<Data, Variables>(document: string): Operation<Data, Variables> {
  return { document };
}
