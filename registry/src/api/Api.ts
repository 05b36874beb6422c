import type { IdentityKeyPair } from '@civicgraph/shared';
import type { RegistryContext } from '../publish/RegistryContext';
import type { RefusalNotes } from '../store/createRefusalNotes';

/** What the API is made of. */
export interface Api extends RegistryContext {
  readonly refusals: RefusalNotes;
  readonly usageDays: number;
  readonly identityKeys: IdentityKeyPair;
  /** The gateway's own, of which each subgraph has one derived. */
  readonly fetchKey: Buffer;
}
