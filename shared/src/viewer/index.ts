export type { Grant } from './Grant';
export { caseRefShape, isCaseRef } from './isCaseRef';
export { isId } from './isId';
export { isPurpose, type Purpose, purposeFromText, purposes, purposesOf } from './purposes';
export { isRole, type Role, roleFromText, roles } from './roles';
export { allScopes, isScope, type Scope, scopesOf } from './scopes';
export {
  claimsOf,
  createViewer,
  hasScope,
  maySeeRegion,
  maySeeStatistics,
  type Viewer,
  type ViewerClaims,
} from './Viewer';
