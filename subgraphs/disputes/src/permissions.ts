import { createPermissions } from '@civicgraph/shared';
import { typeDefs } from './typeDefs';

/** One rule a field, from the directives of the schema; all that is not named there is denied. */
export const permissions = createPermissions(typeDefs);
