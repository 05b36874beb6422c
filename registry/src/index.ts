export type { CheckInput, SeenOperation, SubgraphSchema } from './check/CheckInput';
export type { AffectedOperation, CheckResult, Finding, Severity } from './check/CheckReport';
