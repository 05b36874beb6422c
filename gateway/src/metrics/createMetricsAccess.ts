import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '@civicgraph/shared';

const shortestToken = 16;
/** What a proxy adds to a request that it passes on: the peer is then the proxy. */
const forwardedHeaders = [
  'cf-connecting-ip',
  'forwarded',
  'via',
  'x-client-ip',
  'x-forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];
const bearer = /^bearer +(\S+)$/i;
const loopback = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;

export interface MetricsRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Decides who may read the metrics: a peer on the loopback interface whose request no proxy has
 * passed on, and whoever carries the token. A proxy on this machine that adds none of the headers
 * of proxies has to keep `/metrics` to itself.
 * @throws HubError CONFIGURATION_INVALID for a token of fewer than 16 characters
 */
export function createMetricsAccess(
  token: string | undefined,
): (request: MetricsRequest) => boolean {
  if (token !== undefined && token.length < shortestToken) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `HUB_METRICS_TOKEN has ${token.length} characters. Expected at least ${shortestToken}, for example the output of "openssl rand -hex 16".`,
    );
  }
  const expected = token === undefined ? undefined : digest(token);
  return ({ headers, socket }) => {
    const { authorization } = headers;
    // Digests, since the comparison in constant time takes equal lengths.
    const given = authorization && bearer.exec(authorization)?.[1];
    if (expected && given && timingSafeEqual(expected, digest(given))) return true;
    if (forwardedHeaders.some((name) => headers[name] !== undefined)) return false;
    return loopback.test(socket.remoteAddress ?? '') && isOwnHost(headers.host);
  };
}

/** A page that has its own name point here, to be read by a browser on this machine, sends that name. */
function isOwnHost(host: string | undefined): boolean {
  return host === undefined || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
