/** ERROR refuses; APPROVAL refuses until an approver agrees; the others tell. */
export type Severity = 'ERROR' | 'APPROVAL' | 'WARNING' | 'INFO';

/** A place in the schema of another subgraph. */
export interface OtherPlace {
  readonly subgraph: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface OperationClient {
  readonly name: string | null;
  readonly version: string | null;
  readonly count: number;
}

/** An operation in use, as a finding names it. */
export interface AffectedOperation {
  readonly name: string | null;
  readonly hash: string;
  /** Those that ask it most, 20 at most. */
  readonly clients: readonly OperationClient[];
  readonly count: number;
  readonly lastUsedOn: string;
  /** Objects its answer may hold; null where the cost was not asked. */
  readonly costBefore: number | null;
  readonly costAfter: number | null;
}

/** One thing that a check found. */
export interface Finding {
  /** An `ErrorCode` of the hub, or a code of Apollo Federation's composition. */
  readonly code: string;
  readonly severity: Severity;
  readonly coordinate: string | null;
  /** Where in the schema that is checked, both counted from 1; null where it has no place in it. */
  readonly line: number | null;
  readonly column: number | null;
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly others: readonly OtherPlace[];
  /** Operations in use that it touches, the most used first, 100 at most; of OPERATIONS_UNTOUCHED the others. */
  readonly operations: readonly AffectedOperation[];
  readonly unaffectedOperations: number | null;
}

/** What a check of a schema comes to. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Null when it does not compose. */
  readonly supergraphSdl: string | null;
}
