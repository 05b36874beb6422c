import type { SubgraphDefinition } from '@civicgraph/shared';
import { entities } from './entities';
import { createLoaders, type DirectoryLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Regions, grids, their workers, departments and what they hold: the facts all others point at (综治目录). */
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
