import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Node's own recursive `mkdirSync` never returns for a folder that
 * the system refuses with ENOENT, as `/proc` does.
 * @param mode permissions of the folders made
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process made it meanwhile.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}
