export { type AreaColumns, areaScope } from './areaScope';
export { belongsTo, type ParentRows } from './belongsTo';
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
export {
  createTables,
  dropTables,
  type IndexedColumns,
  type TableColumns,
} from './createTables';
export {
  type DatabaseUrl,
  type ExistingDatabaseUrl,
  parseDatabaseUrl,
  parseExistingDatabaseUrl,
} from './databaseUrl';
export { insertRows, type Row } from './insertRows';
export { makeFolder } from './makeFolder';
export { type DatabaseOptions, openDatabase, statementsOf } from './openDatabase';
export {
  type OpenedWhenNeeded,
  type OpenWhenNeededOptions,
  openWhenNeeded,
} from './openWhenNeeded';
export { quoteName } from './quoteName';
export { columnsOf, comesAfter, hasKey, joinKey, type KeyColumns, orderOf, rowKey } from './rowKey';
export { StatementCounter } from './StatementCounter';
export { dateOf, instantOf } from './timesOf';
export { CommitUnsettled, inTurn, transact, withRunner } from './transact';
