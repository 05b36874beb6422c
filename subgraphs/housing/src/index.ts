export { housingSubgraph } from './subgraph';
