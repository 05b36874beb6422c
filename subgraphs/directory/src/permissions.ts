import { createPermissions, readSchema } from '@civicgraph/shared';

export const typeDefs = readSchema(__dirname);

/** The directory is public or internal: every identified viewer reads it, row by row within scope. */
export const permissions = createPermissions(typeDefs);
