export { type AccessMap, accessOf } from './accessOf';
export { createPermissions, isAllowed, type Permissions } from './createPermissions';
