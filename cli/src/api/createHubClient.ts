import { HubError, quote } from '@civicgraph/shared/errors';
import type { HubSettings } from '../settings/hubSettings';
import { ApiError } from './ApiError';
import type { Operation } from './Operation';

/** More than a check and the try of a subgraph's address may take. */
const timeout = 60_000;

/** Asks the registry of one hub. */
export interface HubClient {
  /** Without a slash at its end. */
  readonly url: string;
  /** @throws ApiError when the registry refuses; HubError REGISTRY_UNAVAILABLE when it does not answer */
  ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data>;
}

/** A client of the registry's GraphQL API. The token goes to this address alone: redirects are not followed. */
export function createHubClient({ url, token }: HubSettings): HubClient {
  const endpoint = `${url}/registry/graphql`;
  return {
    url,
    ask: async (operation, variables) => {
      const answer = await post(endpoint, token, { query: operation.document, variables });
      return dataOf(answer, endpoint) as NonNullable<typeof operation.types>['data'];
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function post(endpoint: string, token: string, body: unknown): Promise<Answer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    throw new HubError(
      'REGISTRY_UNAVAILABLE',
      `The hub at ${quote(endpoint)} does not answer (${reasonOf(error)}). Expected a running hub there; HUB_URL or --hub-url says where it is.`,
    );
  }
}

/** @throws ApiError with the first error of the answer; HubError when it is no answer of GraphQL */
function dataOf({ status, body }: Answer, endpoint: string): unknown {
  const answer = parse(body);
  const error = firstError(answer);
  if (error) throw error;
  if (isRecord(answer) && isRecord(answer.data)) return answer.data;
  throw new HubError(
    'REGISTRY_UNAVAILABLE',
    `What answers at ${quote(endpoint)} (status ${status}) is not the registry of a hub. Expected HUB_URL or --hub-url with the address of the hub, without "/graphql".`,
  );
}

function firstError(answer: unknown): ApiError | null {
  if (!isRecord(answer) || !Array.isArray(answer.errors)) return null;
  const error: unknown = answer.errors[0];
  if (!isRecord(error) || typeof error.message !== 'string') return null;
  const code = isRecord(error.extensions) ? error.extensions.code : undefined;
  return new ApiError(typeof code === 'string' ? code : 'INTERNAL_ERROR', error.message);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `ECONNREFUSED` and the like: the errors of `fetch` themselves say only that it failed. */
function reasonOf(error: unknown): string {
  if (!isRecord(error)) return 'no reason given';
  if (error.name === 'TimeoutError') return `not within ${timeout / 1000} s`;
  const cause = isRecord(error.cause) ? error.cause : error;
  return String(cause.code ?? cause.message);
}
