import {
  HubError,
  parseSupergraphVersion,
  quote,
  type Registry,
  type SupergraphVersion,
} from '@civicgraph/shared';
import { Pool } from 'undici';

export interface RegistryClientOptions {
  /** Where the registry listens, for example `http://registry:4010`; `/registry` is added. */
  readonly url: string;
  /** The same as the registry's. */
  readonly gatewayKey: Buffer;
  /** The longest it may take from the question to the end of the answer; 10,000 when absent. */
  readonly limitMs?: number | undefined;
}

/** Not a list of uses, or too long. */
const refusing: ReadonlySet<number> = new Set([400, 413]);

/**
 * The registry in a process of its own. Whatever fails on the way is REGISTRY_UNAVAILABLE, but for uses that the
 * registry refuses: they are BAD_REQUEST, and would be refused again.
 * @throws HubError CONFIGURATION_INVALID for what is no http address
 */
export function createRegistryClient({
  url,
  gatewayKey,
  limitMs = 10_000,
}: RegistryClientOptions): Registry {
  const { origin, pathname } = parseUrl(url);
  const pool = new Pool(origin, { connections: 4, connect: { timeout: limitMs } });
  const base = `${pathname.replace(/\/$/, '')}/registry`;
  const headers = { authorization: `Bearer ${gatewayKey.toString('base64url')}` };

  /** @returns the body of a 200; null for an answer without one */
  async function ask(path: string, uses?: string): Promise<string | null> {
    try {
      const { statusCode, body } = await pool.request({
        method: uses === undefined ? 'GET' : 'POST',
        path: `${base}/${path}`,
        headers: { ...headers, ...(uses && { 'content-type': 'application/json' }) },
        body: uses ?? null,
        signal: AbortSignal.timeout(limitMs),
      });
      const text = await body.text();
      if (statusCode === 200) return text;
      if (statusCode === 204 || statusCode === 304) return null;
      if (uses !== undefined && refusing.has(statusCode)) throw refused(statusCode);
      throw unavailable(`status ${statusCode}`);
    } catch (error) {
      if (error instanceof HubError) throw error;
      const { code, name } = error as { code?: unknown; name?: string };
      throw unavailable(String(code ?? name));
    }
  }

  return {
    async nextSupergraph({ gateway, version }) {
      const query = new URLSearchParams({
        gateway,
        ...(version !== null && { version: `${version}` }),
      });
      const text = await ask(`supergraph?${query}`);
      return text === null ? null : readVersion(text);
    },
    async recordUses(uses) {
      if (uses.length > 0) await ask('uses', JSON.stringify(uses));
    },
    close: () => pool.destroy(),
  };
}

/** @throws HubError CONFIGURATION_INVALID */
function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new HubError(
    'CONFIGURATION_INVALID',
    `The address of the registry is ${quote(text)}. Expected a URL such as "http://registry:4010".`,
  );
}

/** @throws HubError REGISTRY_UNAVAILABLE for what is no supergraph */
function readVersion(text: string): SupergraphVersion {
  try {
    return parseSupergraphVersion(text);
  } catch {
    throw unavailable('no supergraph in its answer');
  }
}

function unavailable(reason: string): HubError {
  return new HubError(
    'REGISTRY_UNAVAILABLE',
    `The registry does not answer (${reason}). Gateways go on with the supergraph they have; start the registry again.`,
  );
}

function refused(status: number): HubError {
  return new HubError(
    'BAD_REQUEST',
    `The registry refuses uses of operations (status ${status}). Run gateway and registry in the same version.`,
  );
}
