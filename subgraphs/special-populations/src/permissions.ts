import { createPermissions } from '@civicgraph/shared';
import { typeDefs } from './typeDefs';

/** Who may read which field, from the directives of the SDL; who may read which row is in `access/`. */
export const permissions = createPermissions(typeDefs);
