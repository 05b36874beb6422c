export { type DataCatalogueOptions, openDataCatalogue } from './catalogue/openDataCatalogue';
export { importRegions } from './import/importRegions';
export { directorySubgraph } from './subgraph';
