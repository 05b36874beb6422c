import type { SubgraphDefinition } from '@civicgraph/shared';
import * as entities from './entities';
import { createLoaders, type DirectoryLoaders } from './loaders';
import * as migrations from './migrations';
import { permissions, typeDefs } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';

export const directorySubgraph: SubgraphDefinition<DirectoryLoaders> = {
  name: 'directory',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  synthetic,
};
