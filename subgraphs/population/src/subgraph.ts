import type { SubgraphDefinition } from '@civicgraph/shared';
import * as entities from './entities';
import { createLoaders } from './loaders';
import * as migrations from './migrations';
import { permissions, typeDefs } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';

/** Persons, where they live, calls on households, and the statistics of all that. */
export const populationSubgraph: SubgraphDefinition = {
  name: 'population',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities: Object.values(entities),
  migrations: Object.values(migrations),
  synthetic,
};
