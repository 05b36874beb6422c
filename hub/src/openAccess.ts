import type { GatewayOptions } from '@civicgraph/gateway';
import { createReferenceSeal, createSubjectTokens, type Keyring } from '@civicgraph/shared';
import type { HubSettings } from './settings';

export interface OpenAccessOptions {
  readonly settings: HubSettings;
  readonly referenceKey: Buffer;
  readonly keyring: Keyring;
}

/** What a gateway decides by, seals with and records to. */
export type Access = Pick<
  GatewayOptions,
  'deny' | 'accountability' | 'references' | 'subjectTokens'
>;

/** Opens it, the same for a hub of one process and for one of several; the gateway closes it. */
export async function openAccess(options: OpenAccessOptions): Promise<Access> {
  const { settings, referenceKey, keyring } = options;
  return {
    deny: settings.deny,
    references: createReferenceSeal(referenceKey),
    subjectTokens: createSubjectTokens(keyring),
  };
}
