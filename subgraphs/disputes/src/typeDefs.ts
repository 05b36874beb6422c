import { readSchema } from '@civicgraph/shared';

/** The subgraph's SDL. */
export const typeDefs = readSchema(__dirname);
