import type { RoutedSubgraph, SupergraphVersion } from './Registry';

/**
 * Reads a supergraph from the JSON that it was kept or sent as.
 * @throws Error saying what is wrong, with nothing of the text in it
 */
export function parseSupergraphVersion(text: string): SupergraphVersion {
  const { version, supergraphSdl, subgraphs } = objectIn(parse(text));
  if (!Number.isSafeInteger(version) || (version as number) < 1) throw fault('version');
  if (typeof supergraphSdl !== 'string' || supergraphSdl === '') throw fault('supergraphSdl');
  if (!Array.isArray(subgraphs) || subgraphs.length === 0) throw fault('subgraphs');
  return { version: version as number, supergraphSdl, subgraphs: subgraphs.map(readSubgraph) };
}

function readSubgraph(value: unknown): RoutedSubgraph {
  const { name, url } = objectIn(value);
  if (typeof name !== 'string' || name === '') throw fault('subgraphs');
  if (url !== null && !(typeof url === 'string' && URL.canParse(url))) throw fault('subgraphs');
  return { name, url };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('Expected JSON.');
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('Expected an object.');
  return value as Readonly<Record<string, unknown>>;
}

function fault(field: keyof SupergraphVersion): Error {
  return new Error(`The field "${field}" is missing or malformed.`);
}
