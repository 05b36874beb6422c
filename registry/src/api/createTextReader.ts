import { HubError } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { Store } from '../store/openStore';
import { readTexts } from '../store/texts';

/** Reads texts of schemas by their hash, those asked for together at once. @throws HubError QUERY_TOO_COSTLY */
export type ReadText = (hash: string) => Promise<string>;

/** A hundred supergraphs. Aliases would have one answer repeat them without end. */
const maximumCharacters = 32 * 1024 * 1024;

/** For one request: what it has read counts up. */
export function createTextReader(store: Store): ReadText {
  const loader = new DataLoader<string, string>((hashes) =>
    store.read((manager) => readTexts(manager, hashes)),
  );
  let characters = 0;
  return async (hash) => {
    const text = await loader.load(hash);
    characters += text.length;
    if (characters <= maximumCharacters) return text;
    throw new HubError(
      'QUERY_TOO_COSTLY',
      `The answer holds more than ${maximumCharacters} characters of schemas. Ask for fewer at a time.`,
    );
  };
}
