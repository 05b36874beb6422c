import { HubError } from '../errors';

/** Where the hub keeps its data: a folder of SQLite files, or schemas on a MySQL-protocol server. */
export type DatabaseUrl =
  | { readonly kind: 'SQLITE'; readonly folder: string }
  | {
      readonly kind: 'MYSQL';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      /** Schemas are named `<prefix>_<subgraph>`. */
      readonly prefix: string;
    };

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
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalid('is not a URL');
  }
  if (url.protocol !== 'mysql:') throw invalid(`has the unknown protocol "${url.protocol}"`);
  if (!url.hostname) throw invalid('names no host');
  const prefix = url.pathname.slice(1) || 'civicgraph';
  if (!prefixShape.test(prefix)) {
    throw invalid('has a schema prefix that is not 1 to 31 of a-z, 0-9 and _');
  }
  return {
    kind: 'MYSQL',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username || 'root'),
    password: decodeURIComponent(url.password),
    prefix,
  };
}

function invalid(reason: string): HubError {
  return new HubError('CONFIGURATION_INVALID', `HUB_DATABASE_URL ${reason}. ${expected}`);
}
