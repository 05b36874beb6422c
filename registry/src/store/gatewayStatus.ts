import type { GatewayReport } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { isConflict } from './isConflict';
import type { Store } from './openStore';

export interface GatewayStatus {
  readonly id: string;
  /** Of the supergraph it serves. */
  readonly version: number | null;
  readonly lastSeenAt: string;
}

const writtenEveryMs = 10_000;
const shownForMs = 60_000;
const keptForMs = 3_600_000;
const maximumGateways = 1000;

/** Notes which gateways there are, and what they serve; a poll is written only when it tells something new. */
export function createGatewayNotes(store: Store): (report: GatewayReport) => Promise<void> {
  const written = new Map<string, { readonly version: number | null; readonly at: number }>();
  return async ({ gateway, version }) => {
    const now = Date.now();
    const last = written.get(gateway);
    if (last && last.version === version && now - last.at < writtenEveryMs) return;
    // Forgetting only has a poll written once more.
    if (written.size >= maximumGateways) written.clear();
    written.set(gateway, { version, at: now });
    try {
      await store.write((manager) => writeStatus(manager, gateway, version, now));
    } catch (error) {
      // The same gateway asked at another registry at the same time, which has noted it.
      if (!isConflict(error)) throw error;
    }
  };
}

async function writeStatus(
  manager: EntityManager,
  gateway: string,
  version: number | null,
  now: number,
): Promise<void> {
  await manager.query('DELETE FROM gateway_status WHERE gateway = ? OR last_seen_at < ?', [
    gateway,
    new Date(now - keptForMs).toISOString(),
  ]);
  await manager.query(
    'INSERT INTO gateway_status (gateway, version, last_seen_at) VALUES (?, ?, ?)',
    [gateway, version, new Date(now).toISOString()],
  );
}

/** Gateways that were seen within the last minute, in the order of their ids. */
export async function readGateways(manager: EntityManager): Promise<GatewayStatus[]> {
  return manager.query(
    'SELECT gateway AS id, version, last_seen_at AS lastSeenAt FROM gateway_status WHERE last_seen_at > ? ORDER BY gateway',
    [new Date(Date.now() - shownForMs).toISOString()],
  );
}
