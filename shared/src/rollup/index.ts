export { applySuppression } from './applySuppression';
export { assertLevel } from './assertLevel';
export { type Bucket, bucketsOf, codesOf } from './buckets';
export { createRollupLoader, type RollupKey, type RollupLoader } from './createRollupLoader';
export { createRowReader, type History, historyOf, type ReadRowOrExplain } from './history';
export { insertRollupRows } from './insertRollupRows';
export {
  defineRollup,
  type Equation,
  type FoldedRow,
  isDepartmentCode,
  type Measure,
  type Rollup,
  type RollupDefinition,
  type RollupRow,
  regionParentOf,
} from './Rollup';
export { RollupAccumulator } from './RollupAccumulator';
export { readAmount, readCell, readRatio } from './readCells';
export { createRollupTable, dropRollupTable } from './rollupTable';
export { statisticFields, type WithRow } from './statisticFields';
export { type AreaStatistics, statisticsOf } from './statisticsOf';
export { type RollupDifference, verifyRollups } from './verifyRollups';
export { writeAncestors } from './writeAncestors';
