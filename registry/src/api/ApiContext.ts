import type { Actor } from '../tokens/Actor';
import type { ReadText } from './createTextReader';

/** What one request to the API comes with. */
export interface ApiContext {
  readonly actor: Actor;
  readonly readText: ReadText;
}
