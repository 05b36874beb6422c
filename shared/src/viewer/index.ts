export { isRole, type Role, roleFromText, roles } from './roles';
export { allScopes, isScope, type Scope, scopesOf } from './scopes';
export { createViewer, hasScope, maySeeRegion, maySeeStatistics, type Viewer } from './Viewer';
