export { createHttpSubgraph, type HttpSubgraphOptions } from './createHttpSubgraph';
export { createResilientSubgraph, type ResilienceOptions } from './createResilientSubgraph';
export type { FetchObserver, FetchOutcome } from './FetchObserver';
