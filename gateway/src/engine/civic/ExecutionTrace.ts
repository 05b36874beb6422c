import type { SubgraphResponse } from '@civicgraph/shared';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { formatTraceparent } from '../../observe';
import type { FetchRequest } from '../compile';

export interface FetchSpan {
  readonly traceparent: string;
  end(response: SubgraphResponse): void;
}

/**
 * The spans of one execution, below that of its request: plan, each fetch, projection. They name
 * subgraphs and count; operations, variables and data stay out.
 */
export class ExecutionTrace {
  private readonly parent: Context;

  constructor(
    private readonly tracer: Tracer,
    request: Span | undefined,
  ) {
    this.parent = request ? trace.setSpan(ROOT_CONTEXT, request) : ROOT_CONTEXT;
  }

  planned(isFromCache: boolean, startTime: number): void {
    const attributes = { 'civicgraph.plan.cached': isFromCache };
    this.tracer.startSpan('plan', { startTime, attributes }, this.parent).end(performance.now());
  }

  sending({ subgraph, entities }: FetchRequest, isShared: boolean): FetchSpan {
    const attributes = {
      'civicgraph.subgraph': subgraph,
      'civicgraph.entities': entities,
      'civicgraph.shared': isShared,
    };
    const options = { kind: SpanKind.CLIENT, attributes };
    const span = this.tracer.startSpan(`fetch ${subgraph}`, options, this.parent);
    return {
      traceparent: formatTraceparent(span.spanContext()),
      end({ errors }) {
        if (errors?.length) {
          span.setAttribute('error.type', String(errors[0]?.extensions?.code ?? 'errors'));
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.setAttribute('civicgraph.errors', errors?.length ?? 0);
        span.end();
      },
    };
  }

  projected(startTime: number): void {
    this.tracer.startSpan('project', { startTime }, this.parent).end(performance.now());
  }
}
