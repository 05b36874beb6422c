export { type Authority, createAuthorities, type PolicyJudge } from './Authority';
export { type Denial, denialError, denied } from './Denial';
export { type FieldPolicy, masksFor } from './FieldPolicy';
export type { FieldRule, FieldRules } from './FieldRule';
export { type LiftedOperation, liftTokens } from './liftTokens';
export { type NarrowedOperation, narrowOperation, type OperationParts } from './narrowOperation';
export type { SubjectFacts } from './SubjectFacts';
export { readSupergraphPolicy, type SupergraphPolicy } from './SupergraphPolicy';
