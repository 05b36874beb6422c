export { petitionsSubgraph } from './subgraph';
export { queryCodeOf } from './synthetic/queryCode';
