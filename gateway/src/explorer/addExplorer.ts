import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { HubError } from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';
import type { ExplorerOptions } from './Explorer';
import { type ExplorerPage, renderExplorer } from './renderExplorer';

const compress = promisify(gzip);

/** Serves the explorer at `/`, to anyone: what it may read depends on the token it is given. */
export function addExplorer(server: FastifyInstance, options: ExplorerOptions): void {
  let page: Promise<ExplorerPage & { readonly zipped: Buffer }> | undefined;
  server.get('/', async (request, reply) => {
    if (options.localOnly && !isLocal(request.hostname)) {
      throw new HubError(
        'BAD_REQUEST',
        'The explorer holds demo tokens and is shown under a local address only. Open it as http://127.0.0.1 or http://localhost with the port of the hub.',
      );
    }
    page ??= prepare(options);
    const { html, zipped, contentSecurityPolicy } = await page;
    const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding');
    if (!takesGzip) return html;
    return reply.header('content-encoding', 'gzip').send(zipped);
  });
}

/** Whether a page of another site cannot have led here by giving its own name this address. */
function isLocal(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);
}

async function prepare(options: ExplorerOptions) {
  const page = await renderExplorer(options);
  return { ...page, zipped: await compress(page.html) };
}
