export type { AccessOptions, DenyMode } from './access';
export { createEngine } from './createEngine';
export type { Engine, EngineName, EngineOptions, Supergraph } from './Engine';
export type { EngineObserver } from './EngineObserver';
export { engineLogger } from './engineLogger';
export type { PlannerName } from './planners/Planner';
export { writeAnswer } from './project';
export { createHttpSubgraph, type HttpSubgraphOptions } from './transports';
export type { ValidDocuments } from './ValidDocuments';
