export type { AccessOptions, DenyMode } from './AccessOptions';
export { type AccessControl, createAccessControl, isPoliced } from './createAccessControl';
export { type Answer, type Finish, finishAnswer } from './finishAnswer';
export { type NarrowedFor, narrowFor, type OperationAccess } from './narrowFor';
