import type { SubgraphDefinition } from '@civicgraph/shared';
import { encrypted } from './encrypted';
import { entities } from './entities';
import { createLoaders, type PopulationLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Persons, where they live, calls on households, and the statistics of all that. */
export const populationSubgraph: SubgraphDefinition<PopulationLoaders> = {
  name: 'population',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  encrypted,
  synthetic,
};
