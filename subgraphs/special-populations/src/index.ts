export { specialPopulationsSubgraph } from './subgraph';
