import type { Grant, Purpose, Role } from '../viewer';

/** Whom a record is about: the type of an entity and its key, such as `Person` and its reference. */
export interface SubjectKey {
  readonly type: string;
  /** Never written anywhere as it is: the ledger keeps a keyed hash. */
  readonly key: string;
}

/** What the gateway tells the ledger of one request: that it returned personal data, or refused. */
export interface AccessEntry {
  readonly kind: 'READ' | 'REFUSAL';
  readonly requestId: string;
  /** The account; null where nobody was identified. */
  readonly viewer: string | null;
  readonly role: Role | null;
  readonly department: string | null;
  readonly purpose: Purpose | null;
  /** The id of the grant that the request used. */
  readonly grant: string | null;
  readonly caseRef: string | null;
  /** The name of the operation, and the SHA-256 of what was executed of it, in hex. */
  readonly operation: string | null;
  readonly operationHash: string | null;
  /** Stands for the supergraph whose policy was applied. */
  readonly policyVersion: string | null;
  /** Each once. */
  readonly subjects: readonly SubjectKey[];
  /** `Type.field` of each field of which a value was returned, sorted. */
  readonly fields: readonly string[];
  /** Objects with personal data that were returned; of refusals, how many alike this record stands for. */
  readonly count: number;
  /** Of a refusal. */
  readonly code: string | null;
}

export interface GrantQuestion {
  readonly viewer: string;
  readonly purpose: Purpose;
  readonly caseRef: string;
}

export type GrantLookup =
  | { readonly state: 'ACTIVE'; readonly grant: Grant }
  | { readonly state: 'NONE' | 'NOT_APPROVED' | 'EXPIRED' | 'REVOKED' };

/** The gateway's way to the ledger and the grants, whoever keeps them. */
export interface Accountability {
  /**
   * Resolves once the entry is durable.
   * @throws HubError LEDGER_UNAVAILABLE when it cannot be written in time
   */
  record(entry: AccessEntry): Promise<void>;
  /**
   * The grant of a viewer for a purpose and a case, as it stands now: what was revoked a moment ago is revoked.
   * @throws HubError LEDGER_UNAVAILABLE
   */
  findGrant(question: GrantQuestion): Promise<GrantLookup>;
  close(): Promise<void>;
}
