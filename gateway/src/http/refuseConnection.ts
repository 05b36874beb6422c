import type { Socket } from 'node:net';
import { gatewayHeader, HubError } from '@civicgraph/shared';

/** Answers, with a code, what is not HTTP or has headers beyond what Node reads, and ends the connection. */
export function refuseConnection({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason } = refusals.get(code) ?? malformed;
  const { message, extensions } = new HubError('BAD_REQUEST', reason);
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  socket.write(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n${gatewayHeader}: 1\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  // A client that keeps its half open would hold the connection for ever.
  socket.destroySoon();
}

const malformed = {
  status: '400 Bad Request',
  reason: 'The HTTP request is malformed. Send operations as JSON to POST /graphql.',
};

const refusals = new Map<string | undefined, typeof malformed>([
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: '431 Request Header Fields Too Large',
      reason: 'The HTTP headers are larger than allowed. Send fewer or shorter ones.',
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    { status: '408 Request Timeout', reason: 'The request did not arrive in time. Send it again.' },
  ],
]);
