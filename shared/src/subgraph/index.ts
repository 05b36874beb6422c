export { answerInTime, deadlineExceeded, parseTimeout, timeoutHeader } from './deadline';
export {
  createSubgraphSchema,
  type OpenSubgraph,
  type OpenSubgraphOptions,
  openSubgraph,
} from './openSubgraph';
export { parseRefusals, refusalsHeader, type ToldRefusal } from './RefusalCounter';
export { readSchema } from './readSchema';
export type { Subgraph, SubgraphRequest, SubgraphResponse } from './Subgraph';
export type {
  DepartmentSubgraph,
  Resolvers,
  SubgraphContext,
  SubgraphDefinition,
} from './SubgraphDefinition';
export { DateScalar, DateTimeScalar } from './scalars';
export { type ServeSubgraphOptions, serveSubgraph } from './serveSubgraph';
export {
  type GridStub,
  gridStub,
  type RegionStub,
  regionStub,
  resolveGrid,
  resolveRegion,
} from './stubs';
export { type DeadlineWatch, unwatchDeadline, watchDeadline } from './watchDeadline';
