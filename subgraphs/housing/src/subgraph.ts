import type { SubgraphDefinition } from '@civicgraph/shared';
import { entities } from './entities';
import { createLoaders, type HousingLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Standard addresses, buildings, dwellings, rentals and hazards (实有房屋). */
export const housingSubgraph: SubgraphDefinition<HousingLoaders> = {
  name: 'housing',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  synthetic,
};
