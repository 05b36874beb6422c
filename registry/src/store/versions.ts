import type { EntityManager } from 'typeorm';

/** A version of a subgraph, without its text. */
export interface VersionFacts {
  readonly subgraph: string;
  readonly version: number;
  /** Where it was published, or where it is asked as a part of a supergraph; null in the process of the gateway. */
  readonly url: string | null;
  readonly sdlHash: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A version of the supergraph, without its text. */
export interface SupergraphFacts {
  readonly version: number;
  readonly textHash: string;
  readonly reason: string;
  readonly subgraph: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

const factColumns =
  'v.subgraph AS subgraph, v.version AS version, v.sdl_hash AS sdlHash, v.created_at AS createdAt, v.created_by AS createdBy';
const versionColumns = `${factColumns}, v.url AS url`;
const supergraphColumns =
  'version, text_hash AS textHash, reason, subgraph, created_at AS createdAt, created_by AS createdBy';

/** The number of the current supergraph; 0 before the first. */
export async function readCurrentVersion(manager: EntityManager): Promise<number> {
  const [row]: { version: number | null }[] = await manager.query(
    'SELECT MAX(version) AS version FROM supergraph',
  );
  return row?.version ?? 0;
}

/** One version of the supergraph; null when there is none with this number. */
export async function readSupergraph(
  manager: EntityManager,
  version: number,
): Promise<SupergraphFacts | null> {
  const [row]: SupergraphFacts[] = await manager.query(
    `SELECT ${supergraphColumns} FROM supergraph WHERE version = ?`,
    [version],
  );
  return row ?? null;
}

/** Versions of the supergraph, latest first, only those before a number where one is given. */
export async function readSupergraphs(
  manager: EntityManager,
  first: number,
  before: number | null,
): Promise<SupergraphFacts[]> {
  return manager.query(
    `SELECT ${supergraphColumns} FROM supergraph ${before === null ? '' : 'WHERE version < ?'} ORDER BY version DESC LIMIT ${first}`,
    before === null ? [] : [before],
  );
}

/** The versions of subgraphs that a supergraph is made of, where it asks them, in the order of their names. */
export async function readMemberVersions(
  manager: EntityManager,
  supergraphVersion: number,
): Promise<VersionFacts[]> {
  return manager.query(
    `SELECT ${factColumns}, m.url AS url FROM supergraph_member m
       JOIN subgraph_version v ON v.subgraph = m.subgraph AND v.version = m.subgraph_version
      WHERE m.version = ? ORDER BY v.subgraph`,
    [supergraphVersion],
  );
}

/** Versions of one subgraph, latest first, only those before a number where one is given. */
export async function readVersions(
  manager: EntityManager,
  subgraph: string,
  first: number,
  before: number | null,
): Promise<VersionFacts[]> {
  return manager.query(
    `SELECT ${versionColumns} FROM subgraph_version v WHERE v.subgraph = ? ${before === null ? '' : 'AND v.version < ?'} ORDER BY v.version DESC LIMIT ${first}`,
    before === null ? [subgraph] : [subgraph, before],
  );
}

/** One version of a subgraph; null when there is none with this number. */
export async function readVersion(
  manager: EntityManager,
  subgraph: string,
  version: number,
): Promise<VersionFacts | null> {
  const [row]: VersionFacts[] = await manager.query(
    `SELECT ${versionColumns} FROM subgraph_version v WHERE v.subgraph = ? AND v.version = ?`,
    [subgraph, version],
  );
  return row ?? null;
}
