export { type AccessMap, accessOf } from './accessOf';
export { createPermissions, type Permissions } from './createPermissions';
