import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HubError, makeFolder } from '@civicgraph/shared';

/**
 * Where a hub on a developer's machine keeps the keys it made for itself; ignored by git. A hub in
 * production is given its keys and never looks here.
 */
const folder = '.civicgraph';

/** The file of the demo issuer's signing key, shared by `npm start` and `npm run token`. */
export function demoIssuerFile(): string {
  const given = process.env.HUB_DEMO_ISSUER_FILE;
  if (given) return given;
  return join(keyFolder(), 'demo-issuer.json');
}

/** The key that seals references between subgraphs, made on first use. */
export function localReferenceKey(): Buffer {
  const file = join(keyFolder(), 'reference.key');
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  try {
    // A link appears whole or not at all: nobody reads half a key.
    linkSync(draft, file);
  } catch (error) {
    // It is there already, or another start made it first: that one counts.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

function keyFolder(): string {
  try {
    makeFolder(resolve(folder), 0o700);
    return folder;
  } catch (error) {
    const { code } = error as { code?: string };
    throw new HubError(
      'CONFIGURATION_INVALID',
      `Cannot keep keys in "${resolve(folder)}" (${code}). Start the hub in a folder that can be written.`,
    );
  }
}
