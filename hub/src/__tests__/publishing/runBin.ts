import { join } from 'node:path';
import { runNode } from '../hubProcess';

const bin = join(__dirname, '..', '..', '..', '..', 'cli', 'bin', 'hub.js');

/** What `hub` came to. */
export interface Ran {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `HUB_URL` and `HUB_TOKEN`, and `HUB_SOURCE_PASSWORD` where there is one. */
export interface Who {
  readonly url: string;
  readonly token: string;
  readonly sourcePassword?: string;
}

/** Runs the command line as `npx hub` does; `npm test` compiles it first. */
export async function runBin(who: Who, cwd: string, ...words: string[]): Promise<Ran> {
  const { url, token, sourcePassword = '' } = who;
  const settings = { HUB_URL: url, HUB_TOKEN: token, HUB_SOURCE_PASSWORD: sourcePassword };
  const { output, ended } = runNode([bin, ...words], settings, cwd);
  const exitCode = await ended;
  return { exitCode, output: output.text, errors: output.errors };
}

/**
 * Runs it with `--format json`.
 * @throws Error with what it said on standard error when its exit code is another one
 */
export async function askBin<Data>(
  who: Who,
  cwd: string,
  words: readonly string[],
  exitCode = 0,
): Promise<Data> {
  const ran = await runBin(who, cwd, ...words, '--format', 'json');
  if (ran.exitCode === exitCode) return JSON.parse(ran.output) as Data;
  throw new Error(
    `hub ${words.join(' ')} ended with ${ran.exitCode}, not ${exitCode}: ${ran.errors}${ran.output}`,
  );
}
