export type { AccessOptions, DenyMode } from './AccessOptions';
export { type AccessControl, createAccessControl } from './createAccessControl';
export { narrowFor, type OperationAccess } from './narrowFor';
