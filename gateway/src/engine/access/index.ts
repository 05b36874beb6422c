export type { AccessOptions, DenyMode } from './AccessOptions';
export { type AccessControl, createAccessControl, isPoliced } from './createAccessControl';
export { type Answer, type Finish, finishAnswer } from './finishAnswer';
export { narrowFor, type OperationAccess } from './narrowFor';
