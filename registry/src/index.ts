export type { CheckInput, SeenOperation, SubgraphSchema } from './check/CheckInput';
export type { AffectedOperation, CheckResult, Finding, Severity } from './check/CheckReport';
export { createRegistryClient, type RegistryClientOptions } from './client/createRegistryClient';
export { type OpenRegistry, openRegistry, type RegistryOptions } from './openRegistry';
export type { OwnSubgraph } from './publish/publishOwn';
