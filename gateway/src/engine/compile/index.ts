export { type ClientPaths, createClientPaths } from './clientPaths';
export type { ResponsePath } from './compilePath';
export { compilePlan } from './compilePlan';
export { type EntityFacts, readEntityFacts } from './EntityFacts';
export { fetchedRootKeys } from './fetchedRootKeys';
export { analysePlan } from './planUse';
export type { FetchRequest, Run, Step } from './Run';
export { createTypeTable, type TypeTable } from './TypeTable';
