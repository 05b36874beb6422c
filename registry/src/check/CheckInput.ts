import type { OperationPages } from './OperationPages';

/** A schema with the name it is composed under. */
export interface SubgraphSchema {
  readonly name: string;
  readonly sdl: string;
}

/** The current schema of another subgraph. */
export interface OtherSchema extends SubgraphSchema {
  /** Unified social credit code of the owning department; absent where none is known. */
  readonly owner?: string | null;
}

/** An operation as it was asked within the days that checks look back. */
export interface SeenOperation {
  readonly hash: string;
  readonly name: string | null;
  /** Its literals replaced; null where it was too long to be kept. */
  readonly document: string | null;
  /** As in `OperationUse`, with a space between: in one text they are handed to a worker at once. */
  readonly coordinates: string;
  readonly clients: readonly {
    readonly name: string | null;
    readonly version: string | null;
    readonly count: number;
  }[];
  readonly lastUsedOn: string;
}

/** Everything that a check looks at; plain data, to be handed to a worker. */
export interface CheckInput {
  /** The schema that is checked. */
  readonly subgraph: SubgraphSchema;
  /** Unified social credit code of the owning department; null where none is known. */
  readonly owner: string | null;
  /** The current schemas of all other subgraphs, in any order: they are composed in that of their names. */
  readonly others: readonly OtherSchema[];
  /** What is composed now; null before the first. */
  readonly supergraphSdl: string | null;
  /** Those of `SeenOperation`, encoded. */
  readonly operations: OperationPages;
}

/** The same for taking a subgraph out. */
export interface RemovalInput extends Omit<CheckInput, 'subgraph' | 'owner'> {
  /** The subgraph to take out; it is not among `others`. */
  readonly name: string;
}
