import type { SubgraphDefinition } from '@civicgraph/shared';
import { entities } from './entities';
import { type CareLoaders, createLoaders } from './loaders';
import { migrations } from './migrations';
import { permissions } from './permissions';
import { resolvers } from './resolvers';
import { synthetic } from './synthetic';
import { typeDefs } from './typeDefs';

/** Cases of service and the statistics of care: 特殊人群服务. */
export const specialPopulationsSubgraph: SubgraphDefinition<CareLoaders> = {
  name: 'special-populations',
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
  entities,
  migrations,
  synthetic,
};
