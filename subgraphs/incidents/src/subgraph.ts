import type { SubgraphDefinition } from '@civicgraph/shared';
import { entities } from './entities';
import { createLoaders, type IncidentsLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Public-security incidents, safety statistics and the returns of the police (治安). */
export const incidentsSubgraph: SubgraphDefinition<IncidentsLoaders> = {
  name: 'incidents',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  synthetic,
};
