import type { SubgraphDefinition } from '@civicgraph/shared';
import { encrypted } from './encrypted';
import { entities } from './entities';
import { createLoaders, type DisputesLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Disputes, who mediates them and what it amounts to (矛盾纠纷). */
export const disputesSubgraph: SubgraphDefinition<DisputesLoaders> = {
  name: 'disputes',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  encrypted,
  synthetic,
};
