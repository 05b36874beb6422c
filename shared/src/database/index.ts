export { type DatabaseUrl, parseDatabaseUrl } from './databaseUrl';
export { insertRows, type Row } from './insertRows';
export { makeFolder } from './makeFolder';
export { type DatabaseOptions, openDatabase, statementsOf } from './openDatabase';
export { StatementCounter } from './StatementCounter';
