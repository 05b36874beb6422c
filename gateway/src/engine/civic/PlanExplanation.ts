import type { SubgraphResponse } from '@civicgraph/shared';
import type { FetchRequest } from '../compile';
import type { FetchNode, Plan, PlanNode } from '../plan';

/** How an answer came to be: for `extensions.plan`. It holds no variables and no data. */
export interface ExplainedPlan {
  /** Until the plan was there: next to nothing when it was kept from an earlier request. */
  readonly planningMs: number;
  readonly fromCache: boolean;
  readonly projectionMs: number;
  /** Null when no subgraph had to be asked. */
  readonly tree: ExplainedNode | null;
  /** By the name of the subgraph; fetches that shared the answer of another are not counted. */
  readonly subgraphs: Readonly<Record<string, SubgraphTotals>>;
}

export type ExplainedNode =
  | { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly ExplainedNode[] }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly whenTrue: ExplainedNode | null;
      readonly whenFalse: ExplainedNode | null;
    }
  | {
      readonly kind: 'rootFetch' | 'entityFetch';
      readonly subgraph: string;
      /** The operation as the subgraph gets it. */
      readonly operation: string;
      /** Null when there was nothing to ask for. */
      readonly fetch: ExplainedFetch | null;
    };

export interface ExplainedFetch {
  /** Entities asked for, each once; 0 for root fields. */
  readonly entities: number;
  /** Objects of the answer, at every depth. */
  readonly rows: number;
  readonly errors: number;
  /** After the plan was asked for. */
  readonly startMs: number;
  readonly ms: number;
  /** Whether it got the answer of the same fetch elsewhere in the plan. */
  readonly shared: boolean;
}

export interface SubgraphTotals {
  readonly fetches: number;
  readonly rows: number;
  readonly ms: number;
}

/** Gathers what `ExplainedPlan` tells of one execution. */
export class PlanExplanation {
  private readonly fetches = new Map<FetchNode, ExplainedFetch>();
  private plan: Plan = null;
  private startedAt = 0;
  private planningMs = 0;
  private fromCache = false;
  private projectionMs = 0;

  planned(plan: Plan, fromCache: boolean, startedAt: number): void {
    this.plan = plan;
    this.fromCache = fromCache;
    this.startedAt = startedAt;
    this.planningMs = since(startedAt);
  }

  /** @returns what to call with the response, before anyone changes it */
  sending({ node, entities }: FetchRequest, shared: boolean): (response: SubgraphResponse) => void {
    const sentAt = performance.now();
    return ({ data, errors }) => {
      this.fetches.set(node, {
        entities,
        rows: countObjects(data),
        errors: errors?.length ?? 0,
        startMs: rounded(sentAt - this.startedAt),
        ms: since(sentAt),
        shared,
      });
    };
  }

  projected(startedAt: number): void {
    this.projectionMs = since(startedAt);
  }

  explain(): ExplainedPlan {
    const { planningMs, fromCache, projectionMs } = this;
    const tree = this.plan && this.explainNode(this.plan);
    return { planningMs, fromCache, projectionMs, tree, subgraphs: this.totals() };
  }

  private explainNode(node: PlanNode): ExplainedNode {
    switch (node.kind) {
      case 'sequence':
      case 'parallel':
        return { kind: node.kind, nodes: node.nodes.map((part) => this.explainNode(part)) };
      case 'condition': {
        const { kind, variable } = node;
        const whenTrue = node.whenTrue && this.explainNode(node.whenTrue);
        const whenFalse = node.whenFalse && this.explainNode(node.whenFalse);
        return { kind, variable, whenTrue, whenFalse };
      }
      case 'rootFetch':
      case 'entityFetch': {
        const { kind, subgraph, query } = node;
        return { kind, subgraph, operation: query, fetch: this.fetches.get(node) ?? null };
      }
    }
  }

  private totals(): Readonly<Record<string, SubgraphTotals>> {
    const totals = new Map<string, SubgraphTotals>();
    for (const [{ subgraph }, { rows, ms, shared }] of this.fetches) {
      if (shared) continue;
      const so = totals.get(subgraph) ?? { fetches: 0, rows: 0, ms: 0 };
      totals.set(subgraph, {
        fetches: so.fetches + 1,
        rows: so.rows + rows,
        ms: rounded(so.ms + ms),
      });
    }
    return Object.fromEntries([...totals].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Objects within a value: the root of the data itself is not one of them. */
function countObjects(data: unknown): number {
  let count = -1;
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) count += 1;
    for (const part of Object.values(value)) open.push(part);
  }
  return Math.max(0, count);
}

function since(startedAt: number): number {
  return rounded(performance.now() - startedAt);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
