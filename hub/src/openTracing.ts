import { DiagLogLevel, diag, type Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';

export interface Tracing {
  /** Undefined when no collector is set. */
  readonly tracer: Tracer | undefined;
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Sends spans to an OpenTelemetry collector in batches, by OTLP over HTTP (JSON). `OTEL_SERVICE_NAME`,
 * `OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS` and `OTEL_BSP_*` mean what OpenTelemetry says. The
 * libraries are loaded only when there is a collector.
 */
export async function openTracing(url: string | undefined, logger: Logger): Promise<Tracing> {
  if (url === undefined) return { tracer: undefined, close: async () => {} };
  const [
    { OTLPTraceExporter },
    { resourceFromAttributes },
    { BasicTracerProvider, BatchSpanProcessor },
  ] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
  ]);
  const warn = (reason: string) => logger.warn({ reason }, 'spans are not sent');
  tellOf(warn);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': process.env.OTEL_SERVICE_NAME || 'civicgraph-gateway',
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  return {
    tracer: provider.getTracer('civicgraph'),
    // What the collector does not take is lost, and the log says so.
    close: () => provider.shutdown().catch(({ message }: Error) => warn(message)),
  };
}

/** The libraries tell what they could not send to nobody else. */
function tellOf(warn: (reason: string) => void): void {
  const nothing = () => {};
  const logger = { error: warn, warn, info: nothing, debug: nothing, verbose: nothing };
  diag.setLogger(logger, DiagLogLevel.WARN);
}
