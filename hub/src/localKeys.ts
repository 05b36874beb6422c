import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a hub on a developer's machine keeps the keys it made for itself; ignored by git. A hub in
 * production is given its keys and never looks here.
 */
const folder = '.civicgraph';

/** The file of the demo issuer's signing key, shared by `npm start` and `npm run token`. */
export function demoIssuerFile(): string {
  const given = process.env.HUB_DEMO_ISSUER_FILE;
  if (given) return given;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'demo-issuer.json');
}

/** The key that seals references between subgraphs, made on first use. */
export function localReferenceKey(): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'reference.key');
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Another start made it first: that one counts.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}
