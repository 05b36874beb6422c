export { type Authority, createAuthorities } from './Authority';
export { type Denial, denialError, denied } from './Denial';
export { concernsPersons, type FieldPolicy, masksFor } from './FieldPolicy';
export type { FieldRule, FieldRules } from './FieldRule';
export { liftTokens } from './liftTokens';
export { narrowOperation, type OperationParts } from './narrowOperation';
export { readSupergraphPolicy, type SupergraphPolicy } from './SupergraphPolicy';
