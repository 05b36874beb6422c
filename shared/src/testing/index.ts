export {
  describeOnEachDatabase,
  dropSchemas,
  type TestDatabases,
  temporaryFolder,
} from './describeOnEachDatabase';
export { openTestSubgraph, type TestSubgraph, viewerOf } from './openTestSubgraph';
export { setClock } from './setClock';
export { writeStatistics } from './writeStatistics';
