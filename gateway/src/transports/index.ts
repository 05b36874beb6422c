export { createHttpSubgraph, type HttpSubgraphOptions } from './createHttpSubgraph';
export { SubgraphDataSource } from './SubgraphDataSource';
