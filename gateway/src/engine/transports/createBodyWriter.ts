import type { SubgraphRequest } from '@civicgraph/shared';
import { LRUCache } from 'lru-cache';
import { quoteText, writeJson } from '../json';

/** Characters of operations, and of their JSON texts, that are kept. */
const keptCharacters = 4 * 1024 * 1024;

interface WrittenOperation {
  readonly operationName: string | undefined;
  /** Everything but the variables: `{"query":"…","operationName":"…"`. */
  readonly text: string;
}

/** Writes the bodies of fetches; that of an operation asked before is put together from two texts. */
export function createBodyWriter(): (request: SubgraphRequest) => string {
  const written = new LRUCache<string, WrittenOperation>({
    maxSize: keptCharacters,
    sizeCalculation: ({ text }, query) => query.length + text.length,
  });

  function operationText({ query, operationName }: SubgraphRequest): string {
    const known = written.get(query);
    if (known && known.operationName === operationName) return known.text;
    const name = operationName === undefined ? '' : `,"operationName":${quoteText(operationName)}`;
    const text = `{"query":${quoteText(query)}${name}`;
    written.set(query, { operationName, text });
    return text;
  }

  return (request) => {
    const { variables, variablesText = variables && writeJson(variables) } = request;
    const operation = operationText(request);
    return variablesText === undefined
      ? `${operation}}`
      : `${operation},"variables":${variablesText}}`;
  };
}
