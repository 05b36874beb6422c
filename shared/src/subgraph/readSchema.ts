import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';

/** Reads `schema.graphql` of a subgraph; `folder` is its `src` or `dist`, one below the schema. */
export function readSchema(folder: string): DocumentNode {
  return parse(readFileSync(join(folder, '..', 'schema.graphql'), 'utf8'));
}
