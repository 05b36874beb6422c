import type { SubgraphDefinition } from '@civicgraph/shared';
import { directoryDatabase } from './directoryDatabase';
import { createLoaders, type DirectoryLoaders } from './loaders';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Regions, grids, their workers, departments and what they hold: the facts all others point at (综治目录). */
export const directorySubgraph: SubgraphDefinition<DirectoryLoaders> = {
  ...directoryDatabase,
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  synthetic,
};
