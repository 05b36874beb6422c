import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, runNode, untilReady } from '../hubProcess';

const run = promisify(execFile);
const modules = join(__dirname, '..', '..', '..', '..', 'node_modules');

/** Stands for `npm install`: the packages are those of this checkout. */
export function install(folder: string): void {
  symlinkSync(modules, join(folder, 'node_modules'));
}

/** Runs a script of a generated package; gives what it prints. @throws what execFile throws when it fails */
export async function npm(folder: string, ...words: string[]): Promise<string> {
  // Jest tells its children that they run in it, and Node's own runner would believe it.
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  return (await run('npm', words, { cwd: folder, env })).stdout;
}

/** Serves a generated package that is built, as its script `start` does; gives where. */
export async function start(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [program, ...words]: string[] = scripts.start.split(' ');
  expect(program).toBe('node');
  const port = await freePort();
  const { child, ended } = runNode(words, { PORT: String(port) }, folder);
  await untilReady(port);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
