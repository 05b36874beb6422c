import type { EntityManager } from 'typeorm';

export type HistoryAction =
  | 'START'
  | 'PUBLISH'
  | 'ROLLBACK'
  | 'DELETE'
  | 'APPROVE'
  | 'CREATE_TOKEN'
  | 'REVOKE_TOKEN'
  | 'REQUEST';

export type Outcome = 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';

/** Something that was done or refused. */
export interface HistoryDraft {
  /** Label of the token; null where none was accepted. */
  readonly by: string | null;
  readonly action: HistoryAction;
  readonly subgraph: string | null;
  readonly outcome: Outcome;
  /** Of a refusal, in any order and number. */
  readonly codes?: readonly string[];
  /** Of the subgraph. */
  readonly version?: number | null;
  readonly supergraphVersion?: number | null;
  /** How many alike it stands for; 1 when absent. */
  readonly count?: number;
}

export interface HistoryEntry extends Required<HistoryDraft> {
  readonly id: number;
  readonly at: string;
}

interface HistoryRow {
  readonly id: number;
  readonly at: string;
  readonly actor: string | null;
  readonly action: HistoryAction;
  readonly subgraph: string | null;
  readonly outcome: Outcome;
  readonly codes: string;
  readonly version: number | null;
  readonly supergraph_version: number | null;
  readonly times: number;
}

const columns =
  'id, at, actor, action, subgraph, outcome, codes, version, supergraph_version, times';

/** Writes an entry, in the transaction of what it tells of where there is one. */
export async function writeHistory(
  manager: EntityManager,
  draft: HistoryDraft,
): Promise<HistoryEntry> {
  const at = new Date().toISOString();
  const codes = [...new Set(draft.codes ?? [])].sort();
  const subgraph = draft.subgraph === null ? null : shown(draft.subgraph);
  const { by, action, outcome, version = null, supergraphVersion = null, count = 1 } = draft;
  const result = await manager.queryRunner?.query(
    'INSERT INTO history (at, actor, action, subgraph, outcome, codes, version, supergraph_version, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [at, by, action, subgraph, outcome, codes.join(','), version, supergraphVersion, count],
  );
  return {
    id: insertedId(result),
    at,
    by,
    action,
    subgraph,
    outcome,
    codes,
    version,
    supergraphVersion,
    count,
  };
}

/** The name as it was given may be anything at all: what shows of it fits a column and a line. */
function shown(name: string): string {
  return [...name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·')].slice(0, 63).join('');
}

/** The libraries answer with the number itself, or an object that holds it. */
function insertedId(result: unknown): number {
  return Number((result as { insertId?: unknown } | null)?.insertId ?? result);
}

export interface HistoryPage {
  readonly subgraph: string | null;
  readonly first: number;
  /** Only entries older than the one with this id. */
  readonly before: number | null;
}

/** Entries, latest first. */
export async function readHistory(
  manager: EntityManager,
  { subgraph, first, before }: HistoryPage,
): Promise<HistoryEntry[]> {
  const conditions = ['1 = 1'];
  const parameters: (string | number)[] = [];
  if (subgraph !== null) {
    conditions.push('subgraph = ?');
    parameters.push(subgraph);
  }
  if (before !== null) {
    conditions.push('id < ?');
    parameters.push(before);
  }
  const rows: HistoryRow[] = await manager.query(
    `SELECT ${columns} FROM history WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ${first}`,
    parameters,
  );
  return rows.map(({ actor, codes, supergraph_version, times, ...row }) => ({
    ...row,
    by: actor,
    codes: codes === '' ? [] : codes.split(','),
    supergraphVersion: supergraph_version,
    count: times,
  }));
}
