import type DataLoader from 'dataloader';
import type { Actor } from '../tokens/Actor';

/** What one request to the API comes with. */
export interface ApiContext {
  readonly actor: Actor;
  /** Texts of schemas by their hash, fetched together. */
  readonly texts: DataLoader<string, string>;
}
