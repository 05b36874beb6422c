export { importRegions } from './import/importRegions';
export { directorySubgraph } from './subgraph';
