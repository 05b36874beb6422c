import type { Socket } from 'node:net';
import { HubError } from '@civicgraph/shared';

/** Answers, with a code, what is not HTTP or has headers beyond what Node reads, and ends the connection. */
export function refuseConnection({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLarge = code === 'HPE_HEADER_OVERFLOW';
  const status = isTooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const { message, extensions } = new HubError(
    'BAD_REQUEST',
    isTooLarge
      ? 'The HTTP headers are larger than allowed. Send fewer or shorter ones.'
      : 'The HTTP request is malformed. Send operations as JSON to POST /graphql.',
  );
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
