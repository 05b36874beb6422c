import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HubError, quote } from '@civicgraph/shared';

/**
 * Opens the private Ed25519 key in a JSON file (a JWK, RFC 8037), and makes the file first when it
 * is not there. Several processes may do so at once: all end up with the key of the one that won.
 *
 * @throws HubError CONFIGURATION_INVALID when the file is readable by others or holds no such key.
 */
export async function openKeyFile(path: string): Promise<KeyObject> {
  return (await readKey(path)) ?? (await makeKey(path));
}

async function makeKey(path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, `${JSON.stringify(privateKey.export({ format: 'jwk' }))}\n`, {
    flag: 'wx',
    mode: 0o600,
  });
  try {
    // A link appears whole or not at all, and never replaces a file: nobody reads half a key.
    await link(draft, path);
    return privateKey;
  } catch (error) {
    const winner = isErrno(error, 'EEXIST') ? await readKey(path) : undefined;
    if (winner) return winner;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readKey(path: string): Promise<KeyObject | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw unusable(path, `is open to other users. Close it with "chmod 600 ${path}".`);
  }
  return parseKey(path, text);
}

function parseKey(path: string, text: string): KeyObject {
  try {
    const key = createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Falls through: the reason could quote the key.
  }
  throw unusable(path, 'holds no private Ed25519 key (JWK). Delete it, and a new one is made.');
}

function unusable(path: string, fault: string): HubError {
  return new HubError('CONFIGURATION_INVALID', `The key file ${quote(path)} ${fault}`);
}

function isErrno(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
