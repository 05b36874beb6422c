import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '@civicgraph/shared';

/** Content types a foreign page may send without asking first (Fetch standard, CORS-safelisted). */
const simpleTypes = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);
const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Refuses a request that a browser would send for any web page without a preflight, the same rule
 * as the server's own `csrfPrevention`, which gives no code to tell it by.
 * @throws HubError CSRF_PREVENTED
 */
export function assertNotForgeable(headers: IncomingHttpHeaders): void {
  if (preflightHeaders.some((name) => headers[name])) return;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type && !simpleTypes.has(type)) return;
  throw new HubError(
    'CSRF_PREVENTED',
    'The request could have come from a foreign web page. Send the header "content-type: application/json", or "apollo-require-preflight: true".',
  );
}
