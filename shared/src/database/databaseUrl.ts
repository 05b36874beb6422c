import { HubError } from '../errors';

/** Where the hub keeps its data: a folder of SQLite files, or schemas on a MySQL-protocol server. */
export type DatabaseUrl =
  | { readonly kind: 'SQLITE'; readonly folder: string }
  | (MysqlServer & {
      readonly kind: 'MYSQL';
      /** Schemas are named `<prefix>_<subgraph>`. */
      readonly prefix: string;
    });

/** How to reach a MySQL-protocol server. */
export interface MysqlServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** A database of a MySQL-protocol server that is somebody else's: it is read as it is, and nothing is made in it. */
export interface ExistingDatabaseUrl extends MysqlServer {
  readonly kind: 'EXISTING';
  readonly database: string;
}

const expectedExisting = 'Expected "mysql://user:password@host:3306/database".';
const prefixShape = /^[a-z][a-z0-9_]{0,30}$/;
const expected =
  'Expected "sqlite:./data" or "mysql://user:password@host:3306/", where a name after the last "/" replaces the schema prefix "civicgraph".';

/**
 * Reads `HUB_DATABASE_URL`.
 * @throws HubError CONFIGURATION_INVALID; the message never holds the URL, which may hold a password.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  if (text.startsWith('sqlite:')) {
    const folder = text.slice('sqlite:'.length);
    if (folder === '' || folder.startsWith('//')) throw invalid('names no folder', expected);
    return { kind: 'SQLITE', folder };
  }
  const url = readUrl(text, expected);
  const prefix = url.pathname.slice(1) || 'civicgraph';
  if (!prefixShape.test(prefix)) {
    throw invalid('has a schema prefix that is not 1 to 31 of a-z, 0-9 and _', expected);
  }
  return { kind: 'MYSQL', ...serverOf(url), prefix };
}

/**
 * Reads the URL of a database that exists, `mysql://user:password@host:3306/database`.
 * @throws HubError CONFIGURATION_INVALID; the message never holds the URL, which may hold a password.
 */
export function parseExistingDatabaseUrl(text: string): ExistingDatabaseUrl {
  const url = readUrl(text, expectedExisting);
  const database = decode(url.pathname.slice(1), expectedExisting);
  if (database === '' || database.includes('/')) {
    throw invalid('names no database', expectedExisting);
  }
  return { kind: 'EXISTING', ...serverOf(url), database };
}

function readUrl(text: string, shape: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalid('is not a URL', shape);
  }
  if (url.protocol !== 'mysql:') throw invalid(`has the unknown protocol "${url.protocol}"`, shape);
  if (!url.hostname) throw invalid('names no host', shape);
  decode(url.username + url.password, shape);
  return url;
}

function serverOf(url: URL): MysqlServer {
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username || 'root'),
    password: decodeURIComponent(url.password),
  };
}

function decode(text: string, shape: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('holds a "%" that begins no escape; write it as "%25"', shape);
  }
}

function invalid(reason: string, shape: string): HubError {
  return new HubError('CONFIGURATION_INVALID', `HUB_DATABASE_URL ${reason}. ${shape}`);
}
