import type { GatewayOptions } from '@civicgraph/gateway';
import {
  createReferenceSeal,
  createSubjectTokens,
  type DatabaseUrl,
  type Keyring,
} from '@civicgraph/shared';
import { openAccountability } from '@civicgraph/subgraph-accountability';
import type { Logger } from 'pino';
import type { HubSettings } from './settings';

/** What a gateway decides by, and seals and records with, who may read what. */
export type Access = Pick<
  GatewayOptions,
  'deny' | 'accountability' | 'references' | 'subjectTokens'
>;

export interface OpenAccessOptions extends Pick<HubSettings, 'deny'> {
  readonly databaseUrl: DatabaseUrl;
  readonly referenceKey: Buffer;
  /** Of the gateway; the subgraph of accountability has the same. */
  readonly keyring: Keyring;
  /** Where the head of the ledger is kept outside of its database; nowhere when absent. */
  readonly anchorFile?: string | undefined;
  readonly logger: Logger;
}

/** Opens it, the same for a hub of one process and for one of several; the gateway closes it. */
export async function openAccess(options: OpenAccessOptions): Promise<Access> {
  const { deny, databaseUrl, referenceKey, keyring, anchorFile, logger } = options;
  return {
    deny,
    accountability: await openAccountability({ databaseUrl, keyring, anchorFile, logger }),
    references: createReferenceSeal(referenceKey),
    subjectTokens: createSubjectTokens(keyring),
  };
}
