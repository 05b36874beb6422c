/** Answers of the registry, named and described in `registry/schema.graphql`. Instants are ISO 8601, in UTC. */

export interface TokenInfo {
  readonly id: string | null;
  readonly role: 'ADMINISTRATOR' | 'PUBLISHER';
  readonly subgraph: string | null;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface SubgraphVersion {
  readonly version: number;
  readonly url: string | null;
  readonly sdlHash: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** There when it was asked for. */
  readonly sdl?: string;
}

export interface Subgraph {
  readonly name: string;
  readonly owner: string;
  readonly current: SubgraphVersion | null;
}

export interface Supergraph {
  readonly version: number;
  readonly reason: 'START' | 'PUBLISH' | 'ROLLBACK' | 'DELETE';
  readonly subgraph: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

export interface HistoryEntry {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
  readonly subgraph: string | null;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly version: number | null;
  readonly supergraphVersion: number | null;
  readonly count: number;
}

export type Outcome = 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';

export type Severity = 'ERROR' | 'APPROVAL' | 'WARNING' | 'INFO';

export interface AffectedOperation {
  readonly name: string | null;
  readonly hash: string;
  readonly clients: readonly {
    readonly name: string | null;
    readonly version: string | null;
    readonly count: number;
  }[];
  readonly count: number;
  readonly lastUsedOn: string;
  readonly costBefore: number | null;
  readonly costAfter: number | null;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly coordinate: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly others: readonly {
    readonly subgraph: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  readonly operations: readonly AffectedOperation[];
  readonly unaffectedOperations: number | null;
}

export interface CheckReport {
  readonly passes: boolean;
  readonly sdlHash: string;
  readonly findings: readonly Finding[];
}

export interface PublishResult {
  readonly outcome: Outcome;
  readonly version: number | null;
  readonly supergraphVersion: number | null;
  readonly report: CheckReport;
}

export interface SchemaChange {
  readonly criticality: string;
  readonly coordinate: string | null;
  readonly message: string;
}
