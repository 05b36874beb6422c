export { batchUses, bytesOfUse } from './batchUses';
export { compareCatalogueUses } from './compareCatalogueUses';
export type {
  CatalogueEntry,
  CatalogueField,
  CatalogueSource,
  CatalogueUse,
  DataCatalogue,
} from './DataCatalogue';
export type { OperationUse } from './OperationUse';
export { parseSupergraphVersion } from './parseSupergraphVersion';
export {
  type GatewayReport,
  gatewayHeader,
  type Registry,
  type RoutedSubgraph,
  type SupergraphVersion,
} from './Registry';
export { useLimits } from './useLimits';
