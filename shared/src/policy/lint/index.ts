export { type AllowedName, allowedNames } from './allowedNames';
export { type ClosedTerms, closedTerms, profiling } from './closedTerms';
export { type Finding, placeOf, type SourcePlace } from './Finding';
export { type ForbiddenName, findForbiddenNames } from './findForbiddenNames';
export { type ForbiddenPath, findForbiddenPaths } from './findForbiddenPaths';
export { type ForbiddenEdge, forbiddenEdges } from './forbiddenEdges';
export { type NamedElement, namedElementsOf } from './namedElements';
