import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { ExplorerOptions } from './Explorer';
import { type ExplorerPage, renderExplorer } from './renderExplorer';

const compress = promisify(gzip);

/** Serves the explorer at `/`, to anyone: what it may read depends on the token it is given. */
export function addExplorer(server: FastifyInstance, options: ExplorerOptions): void {
  let page: Promise<ExplorerPage & { readonly zipped: Buffer }> | undefined;
  server.get('/', async (request, reply) => {
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

async function prepare(options: ExplorerOptions) {
  const page = await renderExplorer(options);
  return { ...page, zipped: await compress(page.html) };
}
