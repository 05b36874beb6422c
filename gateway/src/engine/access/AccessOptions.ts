import type { Accountability, ReferenceSeal, SubjectTokens } from '@civicgraph/shared';

/** What an engine needs to hold a policy, beside the supergraph that says it. */
export interface AccessOptions {
  /**
   * The ledger and the grants; the gateway closes it when it closes. Without it no grant holds, and no
   * personal data are served.
   */
  readonly accountability?: Accountability | undefined;
  /** Makes and opens the tokens that stand for persons; without it, those of a key that ends with the process. */
  readonly subjectTokens?: SubjectTokens | undefined;
  /** The seal of the subgraphs, for references that come back as tokens. */
  readonly references?: ReferenceSeal | undefined;
  /** What becomes of an operation with a field that its viewer may not read: `null` when absent. */
  readonly deny?: DenyMode | undefined;
}

/** `null` answers null in the place of the field; `reject` refuses the whole operation. */
export type DenyMode = 'null' | 'reject';
