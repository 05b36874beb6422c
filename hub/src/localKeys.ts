import { createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  exportKey,
  generateIdentityKeys,
  generateKeyring,
  HubError,
  type IdentityKeyPair,
  importPrivateKey,
  makeFolder,
  parseFetchKey,
} from '@civicgraph/shared';

/**
 * Where a hub on a developer's machine keeps the keys it made for itself; ignored by git. A hub in
 * production is given its keys and never looks here.
 */
export const localFolder = '.civicgraph';

/** The file in it with the token of the registry's administrator. */
const administratorTokenFile = 'administrator.token';

/** The file of the demo issuer's signing key, shared by `npm start` and `npm run token`. */
export function demoIssuerFile(): string {
  const given = process.env.HUB_DEMO_ISSUER_FILE;
  if (given) return given;
  return join(keyFolder(), 'demo-issuer.json');
}

/** The key that seals references between subgraphs: the setting, or one made on first use. */
export function localReferenceKey(): Buffer {
  const given = process.env.HUB_REFERENCE_KEY;
  const make = () => randomBytes(32).toString('base64');
  return Buffer.from(given ?? keptIn('reference.key', make), 'base64');
}

/** `HUB_KEYS`, or a ring of one key made on first use. */
export function localKeys(): string {
  return process.env.HUB_KEYS ?? keptIn('hub.keys', () => generateKeyring('local'));
}

/** `HUB_IDENTITY_KEY`, or a pair made on first use: subgraphs of departments keep the public half. */
export function localIdentityKeys(): IdentityKeyPair {
  const make = () => exportKey(generateIdentityKeys().privateKey);
  const text = process.env.HUB_IDENTITY_KEY ?? keptIn('identity.key', make);
  const privateKey = importPrivateKey('HUB_IDENTITY_KEY', text);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** `HUB_FETCH_KEY` of the gateway, or one made on first use. */
export function localFetchKey(): Buffer {
  const make = () => randomBytes(32).toString('base64');
  return parseFetchKey(process.env.HUB_FETCH_KEY ?? keptIn('fetch.key', make));
}

/** `HUB_ADMINISTRATOR_TOKEN`, or one made on first use: the administrator of the registry shows it. */
export function localAdministratorToken(): string {
  const make = () => randomBytes(32).toString('base64url');
  return process.env.HUB_ADMINISTRATOR_TOKEN ?? keptIn(administratorTokenFile, make);
}

/** The same as a shell in the folder of the hub puts it in: for instructions, which must not hold it. */
export function administratorTokenInShell(): string {
  const isGiven = process.env.HUB_ADMINISTRATOR_TOKEN !== undefined;
  return isGiven
    ? '$HUB_ADMINISTRATOR_TOKEN'
    : `$(cat ${join(localFolder, administratorTokenFile)})`;
}

/** The text of a file in the folder, which is made when it is not there. */
function keptIn(name: string, make: () => string): string {
  const file = join(keyFolder(), name);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, make(), { flag: 'wx', mode: 0o600 });
  try {
    // A link appears whole or not at all: nobody reads half a key.
    linkSync(draft, file);
  } catch (error) {
    // It is there already, or another start made it first: that one counts.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function keyFolder(): string {
  try {
    makeFolder(resolve(localFolder), 0o700);
    return localFolder;
  } catch (error) {
    const { code } = error as { code?: string };
    throw new HubError(
      'CONFIGURATION_INVALID',
      `Cannot keep keys in "${resolve(localFolder)}" (${code}). Start the hub in a folder that can be written.`,
    );
  }
}
