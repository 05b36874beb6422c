export type {
  AffectedOperation,
  CheckInput,
  CheckResult,
  Finding,
  SeenOperation,
  Severity,
  SubgraphSchema,
} from './check';
export { createRegistryClient, type RegistryClientOptions } from './client/createRegistryClient';
export { type OpenRegistry, openRegistry, type RegistryOptions } from './openRegistry';
export type { OwnSubgraph } from './publish/publishOwn';
