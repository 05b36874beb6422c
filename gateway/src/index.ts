export type { RefusalRecorder } from './access';
export {
  createEngine,
  createHttpSubgraph,
  type Engine,
  type EngineName,
  type EngineOptions,
  type HttpSubgraphOptions,
  type PlannerName,
} from './engine';
export { stackFrames } from './errors';
export type { ExplorerOptions, ExplorerTab } from './explorer';
export { createGateway, type Gateway, type GatewayOptions } from './http';
export {
  createDemoIssuer,
  createTokenVerifier,
  type DemoClaims,
  type DemoIssuer,
  parsePurpose,
  type TokenVerifier,
  type TokenVerifierOptions,
} from './identify';
export { defaultLimits, type Limits } from './limits';
export { type ReadSdlOptions, readSdl, stripSecurity } from './supergraph';
