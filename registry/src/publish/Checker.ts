import type { CheckInput, SeenOperation, SubgraphSchema } from '../check/CheckInput';
import type { CheckResult } from '../check/CheckReport';

/** What is left when a subgraph goes. */
export interface RemovalInput {
  readonly subgraph: string;
  /** The current schemas of all other subgraphs. */
  readonly others: readonly SubgraphSchema[];
  readonly supergraphSdl: string | null;
  readonly operations: readonly SeenOperation[];
}

/** Looks at schemas outside of the event loop. None of it ever rejects for a fault of a schema. */
export interface Checker {
  /** Everything that is found in a schema, and what it composes to with the others. */
  check(input: CheckInput): Promise<CheckResult>;
  /** What the others compose to without a subgraph, and what that changes. */
  checkRemoval(input: RemovalInput): Promise<CheckResult>;
  /** Composition and forbidden names and paths of a whole set, nothing else. */
  composeAll(subgraphs: readonly SubgraphSchema[]): Promise<CheckResult>;
  close(): Promise<void>;
}
