import type { Tracer } from '@opentelemetry/api';
import type { GatewayContext } from '../../http/GatewayContext';
import type { Run } from '../compile';
import type { CompiledOperation } from './compileOperation';
import { ExecutionTrace } from './ExecutionTrace';
import { type ExplainedPlan, PlanExplanation } from './PlanExplanation';

/** Follows one execution for whoever wants to know how it went. */
export interface Observation {
  /** `startedAt`, here and below, is of `performance.now()`; the part ends with the call. */
  planned(operation: CompiledOperation, isFromCache: boolean, startedAt: number): void;
  /** The same run, its fetches followed. */
  follow(run: Run): Run;
  projected(startedAt: number): void;
  /** What the answer tells of its plan: nothing but to a viewer who may debug. */
  extensions(): { readonly extensions?: { readonly plan: ExplainedPlan } };
}

/** Begins to observe an execution; undefined when nobody wants to know, as for nearly all. */
export function observeExecution(
  { viewer, span }: GatewayContext,
  tracer: Tracer | undefined,
): Observation | undefined {
  if (!tracer && !viewer.debug) return undefined;
  const explanation = viewer.debug ? new PlanExplanation() : undefined;
  const trace = tracer && new ExecutionTrace(tracer, span);

  return {
    planned(operation, isFromCache, startedAt) {
      explanation?.planned(operation.plan, isFromCache, startedAt);
      trace?.planned(isFromCache, startedAt);
    },
    follow(run) {
      const sent = new Set<string>();
      return {
        ...run,
        async send(fetch) {
          const isShared = fetch.isShareable && !isFirst(sent, fetch);
          const record = explanation?.sending(fetch, isShared);
          const span = trace?.sending(fetch, isShared);
          const response = await run.send(
            span ? { ...fetch, traceparent: span.traceparent } : fetch,
          );
          record?.(response);
          span?.end(response);
          return response;
        },
      };
    },
    projected(startedAt) {
      explanation?.projected(startedAt);
      trace?.projected(startedAt);
    },
    extensions: () => (explanation ? { extensions: { plan: explanation.explain() } } : {}),
  };
}

/** Whether a fetch is the first of its like, which the others share. */
function isFirst(
  sent: Set<string>,
  { subgraph, query, variablesText }: Parameters<Run['send']>[0],
): boolean {
  const before = sent.size;
  return sent.add(`${subgraph}\n${query}\n${variablesText}`).size > before;
}
