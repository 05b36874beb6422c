import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';
import { withPolicySpec } from '../policy';

/**
 * Reads `schema.graphql` of a subgraph, and completes it with the policy spec that it links; `folder` is
 * its `src` or `dist`, one below the schema.
 */
export function readSchema(folder: string): DocumentNode {
  return withPolicySpec(parse(readFileSync(join(folder, '..', 'schema.graphql'), 'utf8')));
}
