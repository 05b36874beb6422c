import type { SubgraphDefinition } from '@civicgraph/shared';
import { accountabilityDatabase } from './accountabilityDatabase';
import { type AccountabilityLoaders, createLoaders } from './loaders';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Who read what of whom, and who had leave to. */
export const accountabilitySubgraph: SubgraphDefinition<AccountabilityLoaders> = {
  ...accountabilityDatabase,
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  synthetic,
};
