import { readSchema } from '@civicgraph/shared';

/** The SDL of this subgraph. */
export const typeDefs = readSchema(__dirname);
