import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUrl } from '@civicgraph/shared';
import { openGate, temporaryFolder } from '@civicgraph/shared/testing';
import { textOfUrl } from './textOfUrl';

/** A way to a database for some processes, which can be closed while others go on. */
export interface Passage {
  /** As `HUB_DATABASE_URL` has it. */
  readonly url: string;
  close(): Promise<void>;
  openAgain(): Promise<void>;
}

export async function openPassage(url: DatabaseUrl): Promise<Passage> {
  if (url.kind === 'MYSQL') {
    const gate = await openGate(url.host, url.port);
    return {
      url: textOfUrl({ ...url, host: '127.0.0.1', port: gate.port }),
      close: () => gate.shut(),
      openAgain: () => gate.openAgain(),
    };
  }
  const link = join(temporaryFolder(), 'data');
  symlinkSync(url.folder, link);
  return {
    url: textOfUrl({ ...url, folder: link }),
    async close() {
      rmSync(link);
      // A file stands where the folder is to be.
      writeFileSync(link, '');
    },
    async openAgain() {
      rmSync(link);
      symlinkSync(url.folder, link);
    },
  };
}
