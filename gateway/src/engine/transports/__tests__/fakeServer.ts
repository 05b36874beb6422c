import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeServer {
  readonly url: string;
  /** What was asked so far. */
  readonly requests: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** Requests that have no answer yet and whose connection stands. */
  open(): number;
  /** Requests whose connection was cut before the answer was out. */
  cut(): number;
  /** Connections accepted so far. */
  connections(): number;
  /** Connections that stand. */
  connected(): number;
  close(): Promise<void>;
}

type Answer = (
  response: ServerResponse,
  request: FakeServer['requests'][number] & {
    readonly number: number;
    readonly url: string | undefined;
  },
) => unknown;

/** An HTTP server that answers as a test says; `number` counts requests from 1. */
export async function fakeServer(answer: Answer): Promise<FakeServer> {
  const requests: FakeServer['requests'] = [];
  let open = 0;
  let cut = 0;
  let connections = 0;
  let connected = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      if (!response.writableFinished) cut += 1;
    });
    const { headers, url } = request;
    const body = Buffer.concat(await request.toArray()).toString();
    requests.push({ headers, body });
    answer(response, { headers, body, url, number: requests.length });
  });
  server.on('connection', (socket) => {
    connections += 1;
    connected += 1;
    socket.once('close', () => {
      connected -= 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    open: () => open,
    cut: () => cut,
    connections: () => connections,
    connected: () => connected,
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits, a turn of the event loop at a time, until something holds; at most some seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 4000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error(`It never came about: ${holds}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
