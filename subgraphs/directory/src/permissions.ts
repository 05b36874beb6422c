import { createPermissions } from '@civicgraph/shared';
import { typeDefs } from './typeDefs';

/** One rule a field: every identified viewer reads the directory, row by row within scope. */
export const permissions = createPermissions(typeDefs);
