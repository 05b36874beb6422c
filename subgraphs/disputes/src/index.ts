export { disputesSubgraph } from './subgraph';
export { disputeId } from './synthetic/disputeKeys';
