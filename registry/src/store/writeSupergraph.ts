import { insertRows } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { type HistoryAction, writeHistory } from './history';
import { writeDeleted, writeOwners } from './registrations';
import type { Member, State } from './State';
import { hashOf, keepText } from './texts';

/** A supergraph that is to follow the current one. */
export interface NextSupergraph {
  readonly reason: 'START' | 'PUBLISH' | 'ROLLBACK' | 'DELETE';
  /** The subgraph whose change makes it; null at a start. */
  readonly subgraph: string | null;
  /** Label of the token. */
  readonly by: string;
  readonly members: readonly Member[];
  readonly supergraphSdl: string;
  /** Owners of names that are new, or whose owner is another one now. */
  readonly owners?: readonly { readonly name: string; readonly owner: string }[];
  /** Writes what else comes with it, in the same transaction. */
  readonly alongside?: (manager: EntityManager) => Promise<void>;
}

/** One try to make the supergraph that follows a state. */
export interface Attempt {
  readonly state: State;
  readonly next: NextSupergraph;
  /** Of the text that the same members were composed to before; null when they never were. */
  readonly earlierTextHash: string | null;
  /** When it is made, in UTC. */
  readonly at: string;
}

/**
 * Makes the supergraph that follows a state, with the versions of subgraphs that are new in it, and writes its
 * history. The number of the version is its key and is written first: of two that follow the same state
 * one fails on it, before it has written anything else.
 *
 * A set of members that was there before gets the text that it had then, byte for byte.
 * @returns the number of the new version
 * @throws whatever `isConflict` tells when somebody else was first
 */
export async function writeSupergraph(
  manager: EntityManager,
  { state, next, earlierTextHash, at }: Attempt,
): Promise<number> {
  const version = state.version + 1;
  const members = [...next.members].sort(byName);
  await insertRows(manager, 'supergraph', [
    {
      version,
      text_hash: earlierTextHash ?? hashOf(next.supergraphSdl),
      members_hash: membersHash(members),
      reason: next.reason,
      subgraph: next.subgraph,
      created_at: at,
      created_by: next.by,
    },
  ]);
  if (earlierTextHash === null) await keepText(manager, next.supergraphSdl);
  for (const { name, version: own, sdl, sdlHash, url } of members) {
    if (own <= (state.lastVersions.get(name) ?? 0)) continue;
    await keepText(manager, sdl);
    await insertRows(manager, 'subgraph_version', [
      { subgraph: name, version: own, sdl_hash: sdlHash, url, created_at: at, created_by: next.by },
    ]);
  }
  await insertRows(
    manager,
    'supergraph_member',
    members.map(({ name, version: own, url }) => ({
      version,
      subgraph: name,
      subgraph_version: own,
      url,
    })),
  );
  await writeOwners(manager, next.owners ?? []);
  if (next.subgraph !== null) await writeDeleted(manager, next.subgraph, next.reason === 'DELETE');
  await writeHistory(manager, {
    by: next.by,
    action: next.reason satisfies HistoryAction,
    subgraph: next.subgraph,
    outcome: 'ACCEPTED',
    version: members.find(({ name }) => name === next.subgraph)?.version ?? null,
    supergraphVersion: version,
  });
  await next.alongside?.(manager);
  return version;
}

/** Whether a try of which nobody knew is in the database. */
export async function isWritten(
  manager: EntityManager,
  { state, next, at }: Attempt,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM supergraph WHERE version = ? AND members_hash = ? AND created_at = ? AND created_by = ?',
    [state.version + 1, membersHash([...next.members].sort(byName)), at, next.by],
  );
  return rows.length > 0;
}

/** The hash of the text that the same members were composed to before; null when they never were. */
export async function earlierText(
  manager: EntityManager,
  members: readonly Member[],
): Promise<string | null> {
  const [row]: { text_hash: string }[] = await manager.query(
    'SELECT text_hash FROM supergraph WHERE members_hash = ? ORDER BY version DESC LIMIT 1',
    [membersHash([...members].sort(byName))],
  );
  return row?.text_hash ?? null;
}

/** Binary, as the databases sort. */
function byName(a: Member, b: Member): number {
  return a.name < b.name ? -1 : 1;
}

function membersHash(members: readonly Member[]): string {
  return hashOf(members.map(({ name, version }) => `${name} ${version}\n`).join(''));
}
