import { randomBytes } from 'node:crypto';
import { generateKeyring } from '@civicgraph/shared';

/** Keys that a subgraph of a department has for itself: the hub neither knows nor needs them. Secret. */
export interface OwnKeys {
  /** `HUB_REFERENCE_KEY`: seals references; a department shares them with nobody. */
  readonly referenceKey: string;
  /** `HUB_KEYS`: encrypts columns of its database. What was encrypted is lost with it. */
  readonly keys: string;
}

/** Makes new ones. */
export function newKeys(): OwnKeys {
  return { referenceKey: randomBytes(32).toString('base64'), keys: generateKeyring('own') };
}
