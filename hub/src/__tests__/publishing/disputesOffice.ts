import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { freePort, runNode, untilReady } from '../hubProcess';

const root = join(__dirname, '..', '..', '..', '..');
const subgraph = join('subgraphs', 'disputes');

/**
 * The office that keeps the register of disputes: a folder of its own with its subgraph, as it was built, where that is
 * in a checkout.
 */
export interface DisputesOffice {
  readonly folder: string;
  /** Where its subgraph listens. */
  readonly url: string;
  /** Writes a changed schema beside its own, or in its place. @throws Error when nothing changes */
  writeSchema(file: string, before: string | RegExp, after: string): void;
  /** Starts its subgraph with these words for Node, and waits until it answers. */
  start(words: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export async function openDisputesOffice(): Promise<DisputesOffice> {
  const folder = temporaryFolder();
  for (const part of ['dist', 'schema.graphql', 'package.json']) {
    cpSync(join(root, subgraph, part), join(folder, subgraph, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const port = await freePort();
  let running: ReturnType<typeof runNode> | undefined;
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    writeSchema(file, before, after) {
      const text = readFileSync(join(folder, subgraph, 'schema.graphql'), 'utf8');
      const changed = text.replace(before, after);
      if (changed === text) throw new Error(`The schema does not hold ${before}.`);
      writeFileSync(join(folder, subgraph, file), changed);
    },
    async start(words) {
      running = runNode(words, { PORT: String(port) }, folder);
      await untilReady(port);
    },
    async stop() {
      running?.child.kill('SIGTERM');
      await running?.ended;
    },
  };
}
