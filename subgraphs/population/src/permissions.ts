import { createPermissions, readSchema } from '@civicgraph/shared';

/** The schema and the rules read off it. */
export const typeDefs = readSchema(__dirname);

export const permissions = createPermissions(typeDefs);
