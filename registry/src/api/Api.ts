import type { IdentityKeyPair } from '@civicgraph/shared';
import type { RegistryContext } from '../publish/RegistryContext';

/** What the API is made of. */
export interface Api extends RegistryContext {
  readonly usageDays: number;
  readonly identityKeys: IdentityKeyPair;
  /** The gateway's own, of which each subgraph has one derived. */
  readonly fetchKey: Buffer;
}
