import type { Plan } from '../plan';

export type PlannerName = 'hive' | 'apollo';

export interface PlanRequest {
  /** A document that is valid for the API schema. */
  readonly query: string;
  /** Undefined when the document holds one operation. */
  readonly operationName: string | undefined;
}

/** Plans operations over one supergraph. Planning never holds the event loop: it runs beside it. */
export interface Planner {
  readonly name: PlannerName;
  /**
   * @returns null for an operation that no subgraph needs to be asked for.
   * @throws HubError PLANNING_FAILED, or PLANNING_ABORTED when a time limit, too many that wait or the
   * end of all planning ended it
   */
  plan(request: PlanRequest): Promise<Plan>;
  /**
   * Frees what is held of the supergraph beside the heap, once plans under way are made. A plan that
   * is asked for later is still made, at the price of loading the supergraph for it.
   */
  release(): void;
}

/** Planners over one supergraph after another, or several at a time; they share a process. */
export interface Planners {
  /** @throws HubError PLANNING_FAILED when the supergraph is not taken */
  open(supergraphSdl: string): Promise<Planner>;
  /** Of the processes that run. */
  pids(): readonly number[];
  /** Ends all planning: what is under way or asked later ends with PLANNING_ABORTED. */
  close(): Promise<void>;
}
