export { column } from './column';
export {
  allOf,
  anyOf,
  beginsWith,
  type Condition,
  isInside,
  isOneOf,
  nothing,
  placeholders,
} from './conditions';
export { createDayReader } from './createDayReader';
export { createListLoader, type Owned } from './createListLoader';
export { createRowLoader, type RowLoaderOptions } from './createRowLoader';
export { type DatabaseUrl, parseDatabaseUrl } from './databaseUrl';
export { insertRows, type Row } from './insertRows';
export { makeFolder } from './makeFolder';
export { type DatabaseOptions, openDatabase, statementsOf } from './openDatabase';
export { StatementCounter } from './StatementCounter';
export { CommitUnsettled, inTurn, transact, withRunner } from './transact';
