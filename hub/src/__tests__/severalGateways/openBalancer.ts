import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

/** What stands before several gateways, as `docs/several-gateways.md` asks of it. */
export interface Balancer {
  readonly url: string;
  /** Answers of each port, in the order of the ports. */
  answered(): number[];
  /** Requests that were sent once more. */
  retried(): number;
  close(): Promise<void>;
}

/**
 * Hands each request to the gateways in turn. One that cannot be connected to, or ends before the answer is whole,
 * costs another turn: all requests of these tests are queries, so that asking twice is no different from asking once.
 */
export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const pools = ports.map((port) => new Pool(`http://127.0.0.1:${port}`, { connections: 64 }));
  const answered = ports.map(() => 0);
  let retried = 0;
  let turn = 0;

  async function forward(request: IncomingMessage, body: Buffer) {
    for (;;) {
      turn += 1;
      const index = turn % pools.length;
      const pool = pools[index];
      if (!pool) throw new Error('There is no gateway.');
      const { authorization = '' } = request.headers;
      try {
        const answer = await pool.request({
          method: 'POST',
          path: request.url ?? '/',
          headers: { 'content-type': 'application/json', authorization },
          body,
        });
        const text = await answer.body.text();
        answered[index] = (answered[index] ?? 0) + 1;
        return { status: answer.statusCode, text };
      } catch {
        retried += 1;
        await wait(1);
      }
    }
  }

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { status, text } = await forward(request, Buffer.concat(parts));
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered: () => [...answered],
    retried: () => retried,
    async close() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}
