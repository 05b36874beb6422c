import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseSupergraphVersion, type SupergraphVersion } from '@civicgraph/shared';
import type { Logger } from 'pino';

/** The last supergraph that served, kept on disk for a start without the registry. Neither way throws. */
export interface SupergraphFile {
  /** Null without a file, and for one that holds no supergraph, which the log tells. */
  read(): Promise<SupergraphVersion | null>;
  /** The file is the old one or the new one, whenever the machine stops; only its owner may read it. */
  write(version: SupergraphVersion): Promise<void>;
}

export function createSupergraphFile(path: string, logger: Logger): SupergraphFile {
  const told = (error: unknown, message: string): void =>
    logger.warn({ file: path, reason: (error as Error).message }, message);
  return {
    async read() {
      try {
        return parseSupergraphVersion(await readFile(path, 'utf8'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
          told(error, 'the supergraph that was kept cannot be read and is ignored');
        }
        return null;
      }
    },
    async write(version) {
      try {
        await replaceFile(path, JSON.stringify(version));
      } catch (error) {
        told(
          error,
          'the supergraph cannot be kept: a start without the registry would not find it',
        );
      }
    },
  };
}

async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    // A draft that was left behind keeps the mode it had.
    await file.chmod(0o600);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(folder);
}

/** The new name is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
