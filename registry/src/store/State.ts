import type { EntityManager } from 'typeorm';
import { type Registration, readRegistrations } from './registrations';
import { readTexts } from './texts';

/** A version of a subgraph that is part of a supergraph. */
export interface Member {
  readonly name: string;
  readonly version: number;
  readonly sdl: string;
  readonly sdlHash: string;
  /** Where it is asked now, wherever this version was published; null for one that runs in the process of the gateway. */
  readonly url: string | null;
}

/** What a change starts from. */
export interface State {
  /** Of the current supergraph; 0 before the first. */
  readonly version: number;
  readonly supergraphSdl: string | null;
  /** In the order of their names. */
  readonly members: readonly Member[];
  /** The highest version of each subgraph, also of those that are no members. */
  readonly lastVersions: ReadonlyMap<string, number>;
  readonly registered: ReadonlyMap<string, Registration>;
}

/** The version of a subgraph that is current; undefined when none is. */
export function memberOf({ members }: State, name: string): Member | undefined {
  return members.find((member) => member.name === name);
}

/** What is current of all other subgraphs. */
export function membersBeside({ members }: State, name: string): Member[] {
  return members.filter((member) => member.name !== name);
}

interface MemberRow {
  readonly name: string;
  readonly version: number;
  readonly sdl_hash: string;
  readonly url: string | null;
}

/** Reads the current state. What is there of a version never changes, so that no transaction is needed. */
export async function readState(manager: EntityManager): Promise<State> {
  const [latest]: { version: number; text_hash: string }[] = await manager.query(
    'SELECT version, text_hash FROM supergraph ORDER BY version DESC LIMIT 1',
  );
  const registered = await readRegistrations(manager);
  const lastVersions: { name: string; version: number }[] = await manager.query(
    'SELECT subgraph AS name, MAX(version) AS version FROM subgraph_version GROUP BY subgraph',
  );
  const members = latest ? await readMembers(manager, latest.version) : [];
  const [supergraphSdl] = latest ? await readTexts(manager, [latest.text_hash]) : [];
  return {
    version: latest?.version ?? 0,
    supergraphSdl: supergraphSdl ?? null,
    members,
    lastVersions: new Map(lastVersions.map(({ name, version }) => [name, version])),
    registered,
  };
}

/** The members of one supergraph, with their schemas, in the order of their names. */
export async function readMembers(manager: EntityManager, version: number): Promise<Member[]> {
  const rows: MemberRow[] = await manager.query(
    `SELECT m.subgraph AS name, m.subgraph_version AS version, v.sdl_hash AS sdl_hash, m.url AS url
       FROM supergraph_member m
       JOIN subgraph_version v ON v.subgraph = m.subgraph AND v.version = m.subgraph_version
      WHERE m.version = ? ORDER BY m.subgraph`,
    [version],
  );
  const texts = await readTexts(
    manager,
    rows.map(({ sdl_hash }) => sdl_hash),
  );
  return rows.map(({ name, version, sdl_hash, url }, index) => ({
    name,
    version,
    sdl: texts[index] ?? '',
    sdlHash: sdl_hash,
    url,
  }));
}
