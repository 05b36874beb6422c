export { type DatabaseUrl, parseDatabaseUrl } from './databaseUrl';
export { insertRows, type Row } from './insertRows';
export { type DatabaseOptions, openDatabase, statementsOf } from './openDatabase';
export { StatementCounter } from './StatementCounter';
