/**
 * The plan form: how the fetches of one operation follow each other. Planners write it, the compiler
 * reads it, and neither knows the other. It says the same as the query plans of Apollo Federation,
 * with entity fetches as a node of their own and several entity lists in one fetch.
 */
export type Plan = PlanNode | null;

export type PlanNode =
  | SequenceNode
  | ParallelNode
  | ConditionNode
  | RootFetchNode
  | EntityFetchNode;

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** Runs one branch by the value of a Boolean variable. */
export interface ConditionNode {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | null;
  readonly whenFalse: PlanNode | null;
}

interface Fetch {
  readonly subgraph: string;
  readonly operationKind: 'query' | 'mutation';
  /** The operation as the subgraph gets it. */
  readonly query: string;
  readonly operationName: string | undefined;
  /** The client's variables that the operation uses. */
  readonly variables: readonly string[];
}

/** Asks the root fields of a subgraph and puts the answer where `at` points: the root, when empty. */
export interface RootFetchNode extends Fetch {
  readonly kind: 'rootFetch';
  readonly at: Path;
  readonly outputRewrites: readonly Rewrite[];
}

/** Asks `_entities` for what stands at the ends of paths, and completes it in place. */
export interface EntityFetchNode extends Fetch {
  readonly kind: 'entityFetch';
  /** One for each `_entities` field of the operation; at least one. */
  readonly lists: readonly EntityList[];
}

export interface EntityList {
  /** The response key of this `_entities` field: `_entities`, or its alias. */
  readonly field: string;
  /** The variable that carries the representations of this list. Lists may share one. */
  readonly variable: string;
  /** Where the entities stand; at least one path. */
  readonly paths: readonly Path[];
  /** What a representation holds, by type. */
  readonly requires: readonly RequiredSelection[];
  /** Applied to each representation. */
  readonly inputRewrites: readonly Rewrite[];
  /** Applied to each entity of the answer. */
  readonly outputRewrites: readonly Rewrite[];
}

/** From the root of the answer, or from the object a rewrite is applied to. */
export type Path = readonly PathSegment[];

export type PathSegment =
  /** The value under a response key. */
  | { readonly kind: 'field'; readonly key: string }
  /** Each item of a list, and of the lists in it; several in a row mean no more than one. */
  | { readonly kind: 'list' }
  /** Goes on where the object is of one of these types, or of a type that implements one. */
  | { readonly kind: 'type'; readonly types: readonly string[] };

export type RequiredSelection =
  | {
      readonly kind: 'field';
      /** The name in the representation. */
      readonly name: string;
      /** The key in the answer so far. */
      readonly key: string;
      readonly selections: readonly RequiredSelection[] | undefined;
    }
  | {
      readonly kind: 'fragment';
      /** Undefined: on every type. */
      readonly type: string | undefined;
      readonly selections: readonly RequiredSelection[];
      /** Boolean variables: left out when true, or when not true. */
      readonly skipIf: string | undefined;
      readonly includeIf: string | undefined;
    };

export type Rewrite =
  /** Sets the value at the path. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: unknown }
  /** Renames the key that the path ends in. */
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string };
