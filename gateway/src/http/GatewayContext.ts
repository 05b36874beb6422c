import type { Viewer } from '@civicgraph/shared';
import type { Span } from '@opentelemetry/api';
import type { RefusalRecorder } from '../access';

/** What the gateway knows about one client request, from the HTTP door to the subgraphs. */
export interface GatewayContext {
  readonly requestId: string;
  /** Whose purpose, case and grant are those of this request. */
  readonly viewer: Viewer;
  /** Signed once, carried by every fetch of this request. */
  readonly identity: string;
  readonly record: RequestRecord;
  /** Puts on the ledger what is refused to this request: `refusals.record(context, code)`. */
  readonly refusals: RefusalRecorder;
  /** The document that was found small enough to be parsed and validated. */
  readonly checkedDocument: string | undefined;
  /** When the client stops waiting, in milliseconds since 1970 UTC. */
  readonly deadline: number;
  /** Aborts when the client goes before it has its answer. */
  readonly signal: AbortSignal;
  /** The variables, where a double would not keep their numbers, each of these with its text. */
  readonly exactVariables?: Readonly<Record<string, unknown>> | undefined;
  /** The header of the client, as it came. */
  readonly traceparent?: string | undefined;
  /** Of the request, where it is traced. */
  span?: Span;
}

/** What the log line of a request will say; filled in as the request goes its way. */
export interface RequestRecord {
  operationName: string | null;
  errorCodes: readonly string[];
}
