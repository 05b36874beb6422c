import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { freePort, runNode, untilReady } from '../hubProcess';

const root = join(__dirname, '..', '..', '..', '..');

/** The office that keeps the register of disputes: its subgraph in a folder of its own, as it was built. */
export interface DisputesOffice {
  readonly folder: string;
  /** Where its subgraph listens. */
  readonly url: string;
  /** Writes a changed schema under a name, which the running subgraph knows nothing of. @throws Error when nothing changes */
  writeSchema(file: string, before: string, after: string): void;
  /** Starts the subgraph with `disputes.env`, and waits until it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function openDisputesOffice(): Promise<DisputesOffice> {
  const folder = temporaryFolder();
  const source = join(root, 'subgraphs', 'disputes');
  for (const part of ['dist', 'schema.graphql', 'package.json']) {
    cpSync(join(source, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const port = await freePort();
  let running: ReturnType<typeof runNode> | undefined;
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    writeSchema(file, before, after) {
      const text = readFileSync(join(folder, 'schema.graphql'), 'utf8');
      if (!text.includes(before)) throw new Error(`The schema does not hold "${before}".`);
      writeFileSync(join(folder, file), text.replace(before, after));
    },
    async start() {
      const words = ['--env-file', 'disputes.env', join('dist', 'main.js')];
      running = runNode(words, { PORT: String(port) }, folder);
      await untilReady(port);
    },
    async stop() {
      running?.child.kill('SIGTERM');
      await running?.ended;
    },
  };
}
