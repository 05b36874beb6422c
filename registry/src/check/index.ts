export type {
  CheckInput,
  OtherSchema,
  RemovalInput,
  SeenOperation,
  SubgraphSchema,
} from './CheckInput';
export type {
  AffectedOperation,
  CheckResult,
  Finding,
  OperationClient,
  OtherPlace,
  Severity,
} from './CheckReport';
export { checkRemoval } from './checkRemoval';
export { checkSubgraph } from './checkSubgraph';
export { composeAll } from './composeAll';
export { type CheckRunner, type CheckRunnerOptions, createCheckRunner } from './createCheckRunner';
export type { SchemaChange } from './diffSupergraphs';
export { encodeOperations, type OperationPages } from './OperationPages';
