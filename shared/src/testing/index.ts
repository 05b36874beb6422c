export { createSourceDatabase, type SourceDatabase } from './createSourceDatabase';
export { describeMysql } from './describeMysql';
export {
  describeOnEachDatabase,
  dropSchemas,
  type TestDatabases,
  temporaryFolder,
} from './describeOnEachDatabase';
export { openGate } from './openGate';
export { openTestSubgraph, type TestSubgraph, viewerOf } from './openTestSubgraph';
export { setClock } from './setClock';
export { writeStatistics } from './writeStatistics';
