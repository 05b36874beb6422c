export { populationSubgraph } from './subgraph';
