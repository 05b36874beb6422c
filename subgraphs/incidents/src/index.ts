export { incidentsSubgraph } from './subgraph';
