import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';

/** The registry's API, as `schema.graphql` beside the sources says. */
export const schema = buildSchema(
  readFileSync(join(__dirname, '..', '..', 'schema.graphql'), 'utf8'),
);
