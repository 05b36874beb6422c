/** What the gateway says to the process that plans. Each question waits for the answer to the last. */
export type PlannerCommand = PlannerQuestion | PlannerNotice;

export type PlannerQuestion =
  /** Before operations are planned over this supergraph. */
  | { readonly kind: 'load'; readonly id: number; readonly supergraphSdl: string }
  | {
      readonly kind: 'plan';
      /** Of a supergraph that is loaded. */
      readonly id: number;
      readonly query: string;
      readonly operationName: string | undefined;
    };

/** Not answered. */
export type PlannerNotice =
  /** The supergraph is not needed any more. */
  { readonly kind: 'drop'; readonly id: number };

export type PlannerAnswer =
  /** To `load`. */
  | { readonly kind: 'loaded' }
  /** To `load`: the planner cannot run on this platform. */
  | { readonly kind: 'unfit'; readonly reason: string }
  /** To `load`: the planner does not take this supergraph. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** To `plan`. */
  | { readonly kind: 'planned'; readonly plan: unknown }
  /** To `plan`. Without a reason: it would quote the operation. */
  | { readonly kind: 'failed' };
