import { randomUUID } from 'node:crypto';
import {
  type AllowedAddresses,
  createFetchProver,
  deriveFetchKey,
  fetchHeader,
  gatewayHeader,
  HubError,
  type IdentityKeyPair,
  identityHeader,
  isErrorCode,
  quote,
  requestIdHeader,
  signIdentity,
  timeoutHeader,
} from '@civicgraph/shared';
import { Client } from 'undici';

export interface AskOptions {
  readonly allowedAddresses: AllowedAddresses;
  readonly identityKeys: IdentityKeyPair;
  /** The gateway's own, of which each subgraph has one derived. */
  readonly fetchKey: Buffer;
  /** The longest a subgraph may take to answer; 5,000 when absent. */
  readonly timeoutMs?: number;
}

const maximumBytes = 2 * 1024 * 1024;
const body = JSON.stringify({ query: '{ _service { sdl } }' });

/**
 * Asks a subgraph for its schema as the gateway would. Connects to allowed addresses only, also when the name
 * resolves elsewhere the second time, and follows no redirect. The identity that it shows there is nobody's and reads
 * no data; its proof holds for this subgraph alone.
 * @throws HubError SUBGRAPH_URL_NOT_ALLOWED, SUBGRAPH_URL_IS_GATEWAY, SUBGRAPH_UNREACHABLE, SUBGRAPH_NOT_GRAPHQL
 */
export async function askForSdl(name: string, url: URL, options: AskOptions): Promise<string> {
  const { allowedAddresses, timeoutMs = 5000 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  await withinTime(allowedAddresses.assertAllowed(url), signal).catch((error: unknown) => {
    throw error instanceof HubError ? error : failure(url, error);
  });
  const client = new Client(url.origin, {
    connect: { lookup: allowedAddresses.lookup, timeout: timeoutMs },
    maxResponseSize: maximumBytes,
  });
  try {
    const {
      statusCode,
      headers,
      body: answer,
    } = await client.request({
      method: 'POST',
      path: `${url.pathname.replace(/\/(graphql\/?)?$/, '')}/graphql`,
      headers: { ...headersFor(name, options), [timeoutHeader]: String(timeoutMs) },
      body,
      signal,
    });
    if (headers[gatewayHeader] !== undefined) throw isGateway(url);
    return readSdl(name, statusCode, await answer.text());
  } catch (error) {
    throw error instanceof HubError ? error : failure(url, error);
  } finally {
    await client.destroy();
  }
}

/** A name server may take its time too. */
function withinTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function headersFor(name: string, { identityKeys, fetchKey }: AskOptions): Record<string, string> {
  const requestId = randomUUID();
  const identity = signIdentity(identityKeys.privateKey, { viewer: null, requestId });
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    [requestIdHeader]: requestId,
    [identityHeader]: identity,
    [fetchHeader]: createFetchProver(name, deriveFetchKey(fetchKey, name))(identity, body),
  };
}

interface Answer {
  readonly data?: { readonly _service?: { readonly sdl?: unknown } | null } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** @throws HubError SUBGRAPH_NOT_GRAPHQL */
function readSdl(name: string, status: number, text: string): string {
  const answer = parseAnswer(text);
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl === 'string') return sdl;
  const code = answer?.errors?.[0]?.extensions?.code;
  const said = isErrorCode(code) ? ` and the code ${code}` : '';
  const advice = said.includes('IDENTITY')
    ? 'Give it the HUB_IDENTITY_PUBLIC_KEY and HUB_FETCH_KEY of its settings, and start it again.'
    : 'Expected a subgraph of Apollo Federation, which answers with its schema.';
  throw new HubError(
    'SUBGRAPH_NOT_GRAPHQL',
    `What listens at the address of ${quote(name)} answers "{ _service { sdl } }" with status ${status}${said}. ${advice}`,
  );
}

function parseAnswer(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer | null;
  } catch {
    return null;
  }
}

function isGateway({ host }: URL): HubError {
  return new HubError(
    'SUBGRAPH_URL_IS_GATEWAY',
    `At ${quote(host)} the hub itself listens. Give the address of the subgraph.`,
  );
}

function failure({ host }: URL, error: unknown): HubError {
  const { code, name } = error as { code?: unknown; name?: string };
  // The lookup of the connection refuses with this code what the first look allowed.
  if (code === 'SUBGRAPH_URL_NOT_ALLOWED') {
    return new HubError('SUBGRAPH_URL_NOT_ALLOWED', (error as Error).message);
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new HubError(
      'SUBGRAPH_NOT_GRAPHQL',
      `What listens at ${quote(host)} answers with more than ${maximumBytes} bytes. Expected the schema of a subgraph.`,
    );
  }
  const reason = name === 'TimeoutError' ? 'no answer in time' : String(code ?? name);
  return new HubError(
    'SUBGRAPH_UNREACHABLE',
    `Nothing answers at ${quote(host)} (${reason}). Start the subgraph there first, and see that the hub can reach it.`,
  );
}
