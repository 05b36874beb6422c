import type { Viewer } from '@civicgraph/shared';

/** What the gateway knows about one client request, from the HTTP door to the subgraphs. */
export interface GatewayContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** Signed once, carried by every fetch of this request. */
  readonly identity: string;
  readonly record: RequestRecord;
}

/** What the log line of a request will say; filled in as the request goes its way. */
export interface RequestRecord {
  operationName: string | null;
  errorCodes: readonly string[];
}
