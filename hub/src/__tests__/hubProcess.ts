import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';

/** The compiled commands, which run as a user would run them; `npm test` compiles them first. */
export const dist = join(__dirname, '..', '..', 'dist');
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a command; one that still runs when the tests of the file are over is killed. */
export function run(
  command: string,
  environment: Record<string, string>,
  cwd = temporaryFolder(),
  words: readonly string[] = [],
) {
  return runNode([join(dist, `${command}.js`), ...words], environment, cwd);
}

/** Starts Node with these arguments; likewise. */
export function runNode(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd: string,
) {
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { text: '', errors: '' };
  child.stdout.on('data', (part) => {
    output.text += part;
  });
  child.stderr.on('data', (part) => {
    output.errors += part;
  });
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, output, ended };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await once(server.close(), 'close');
  return port;
}

/** Asks the health check until the gateway takes requests and all is as wanted. */
export async function untilReady(port: number, status = 'ok'): Promise<unknown> {
  for (;;) {
    const health = await askHealth(port);
    if (health?.status === status) return health;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Null while nothing answers with 200. */
async function askHealth(port: number): Promise<{ readonly status: string } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const health = (await response.json()) as { status: string };
    return response.ok ? health : null;
  } catch {
    return null;
  }
}

/** What `npm run token` prints in a folder. */
export function token(cwd: string, ...words: string[]): string {
  return execFileSync(process.execPath, [join(dist, 'token.js'), ...words], {
    cwd,
    encoding: 'utf8',
  }).trim();
}
