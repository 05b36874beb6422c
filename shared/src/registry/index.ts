export type {
  CatalogueEntry,
  CatalogueField,
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
