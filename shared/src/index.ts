export * from './codes';
export * from './errors';
export * from './identity';
export * from './period';
export type { Subgraph, SubgraphRequest, SubgraphResponse } from './subgraph/Subgraph';
export * from './viewer';
