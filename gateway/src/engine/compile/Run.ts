import type { SubgraphResponse } from '@civicgraph/shared';
import type { GraphQLError } from 'graphql';
import type { DataObject } from '../merge';
import type { FetchNode } from '../plan';
import type { Collection } from './compileCollection';

/** One execution of a compiled plan: what its steps share. */
export interface Run {
  /** What the fetches gathered so far; the root object of the answer. */
  readonly data: DataObject;
  readonly errors: GraphQLError[];
  /** The variables, coerced, with their defaults: for conditions. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether one object may stand at several places of `data`. */
  isGraph: boolean;
  /** What the fetches that start together found to ask for. */
  collections: Map<string, Collection> | undefined;
  /** Whether anybody still waits for the answer. */
  isAborted(): boolean;
  /** The variables an operation of a subgraph uses, as members of a JSON object: `"first":10`. */
  variablesText(names: readonly string[]): string;
  /** Never rejects: what failed is in the response. */
  send(fetch: FetchRequest): Promise<SubgraphResponse>;
}

export interface FetchRequest {
  /** The part of the plan that it carries out. */
  readonly node: FetchNode;
  readonly subgraph: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly isMutation: boolean;
  /** Whether another fetch of the plan may ask the very same. */
  readonly isShareable: boolean;
  readonly variablesText: string;
  /** Entities asked for; 0 for root fields. */
  readonly entities: number;
  /** The span of the fetch (W3C Trace Context); none when nobody traces. */
  readonly traceparent?: string | undefined;
}

/** A part of a compiled plan. Answers nothing when it had nothing to wait for. */
export type Step = (run: Run) => Promise<void> | undefined;
