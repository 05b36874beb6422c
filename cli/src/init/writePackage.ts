import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { HubError, makeFolder, quote } from '@civicgraph/shared';

/** @throws HubError FOLDER_NOT_EMPTY when there is a file at the place, or a folder with something in it */
export function assertFree(folder: string): void {
  if (!existsSync(folder)) return;
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return;
  throw new HubError(
    'FOLDER_NOT_EMPTY',
    `The folder ${quote(folder)} holds something already, which is left as it is. Expected a new or an empty one; name another with --out.`,
  );
}

/**
 * Writes a folder whole or not at all: its files are made beside it, and moved to their place once they are there.
 * @param files contents by path; `.env` is readable by its owner only
 * @param complete adds to the folder before it is moved
 * @throws HubError FOLDER_NOT_EMPTY
 */
export async function writePackage(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  complete: (folder: string) => Promise<void>,
): Promise<void> {
  const target = resolve(folder);
  makeFolder(dirname(target));
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const [path, content] of Object.entries(files)) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: path === '.env' ? 0o600 : 0o644 });
    }
    await complete(draft);
    assertFree(target);
    if (existsSync(target)) rmdirSync(target);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}
