import type { GatewayOptions } from '@civicgraph/gateway';
import { createReferenceSeal } from '@civicgraph/shared';
import type { HubSettings } from './settings';

/** What a gateway decides by, and seals and records with, who may read what. */
export type Access = Pick<
  GatewayOptions,
  'deny' | 'accountability' | 'references' | 'subjectTokens'
>;

/** Opens it, the same for a hub of one process and for one of several; the gateway closes it. */
export async function openAccess(
  { deny }: Pick<HubSettings, 'deny'>,
  referenceKey: Buffer,
): Promise<Access> {
  return { deny, references: createReferenceSeal(referenceKey) };
}
