import type { SubgraphDefinition } from '@civicgraph/shared';
import { encrypted } from './encrypted';
import { entities } from './entities';
import { createLoaders, type PetitionsLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Petitions, their handling and what it amounts to (信访). */
export const petitionsSubgraph: SubgraphDefinition<PetitionsLoaders> = {
  name: 'petitions',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  encrypted,
  synthetic,
};
