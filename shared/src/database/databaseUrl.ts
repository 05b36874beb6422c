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
    if (folder === '' || folder.startsWith('//')) throw invalid('names no folder');
    return { kind: 'SQLITE', folder };
  }
  const url = readUrl(text, invalid);
  const prefix = url.pathname.slice(1) || 'civicgraph';
  if (!prefixShape.test(prefix)) {
    throw invalid('has a schema prefix that is not 1 to 31 of a-z, 0-9 and _');
  }
  return { kind: 'MYSQL', ...serverOf(url), prefix };
}

/**
 * Reads the URL of a database that exists, `mysql://user:password@host:3306/database`.
 * @param setting where the text is from
 * @throws HubError CONFIGURATION_INVALID; the message never holds the URL, which may hold a password.
 */
export function parseExistingDatabaseUrl(
  text: string,
  setting = 'HUB_DATABASE_URL',
): ExistingDatabaseUrl {
  const refuse = (reason: string) =>
    new HubError(
      'CONFIGURATION_INVALID',
      `${setting} ${reason}. Expected "mysql://user:password@host:3306/database".`,
    );
  const url = readUrl(text, refuse);
  const database = decode(url.pathname.slice(1), refuse);
  if (database === '' || database.includes('/')) throw refuse('names no database');
  return { kind: 'EXISTING', ...serverOf(url), database };
}

type Refuse = (reason: string) => HubError;

function readUrl(text: string, refuse: Refuse): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse('is not a URL');
  }
  if (url.protocol !== 'mysql:') throw refuse(`has the unknown protocol "${url.protocol}"`);
  if (!url.hostname) throw refuse('names no host');
  decode(url.username + url.password, refuse);
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

function decode(text: string, refuse: Refuse): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse('holds a "%" that begins no escape; write it as "%25"');
  }
}

function invalid(reason: string): HubError {
  return new HubError('CONFIGURATION_INVALID', `HUB_DATABASE_URL ${reason}. ${expected}`);
}
