import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@civicgraph/shared/testing';

const root = join(__dirname, '..', '..', '..', '..');
const run = promisify(execFile);

/** A folder for generated subgraphs that finds the packages of this checkout; the caller removes it. */
export function generatedFolder(): string {
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n');
  return folder;
}

/** The same with what makes it a checkout of the hub: subgraphs in `subgraphs` belong to it. */
export function checkoutFolder(): string {
  const folder = generatedFolder();
  writeFileSync(join(folder, 'package.json'), '{ "name": "civicgraph" }');
  copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  symlinkSync(join(root, 'shared'), join(folder, 'shared'));
  mkdirSync(join(folder, 'subgraphs'));
  return folder;
}

/** Compiles a generated package strictly; what the compiler says, nothing when all is well. */
export function compile(folder: string): Promise<string> {
  return said('typescript/bin/tsc', ['-p', folder], folder);
}

/** Lints generated files by the rules of the project; what the linter says, nothing when all is well. */
export function lint(folder: string): Promise<string> {
  return said(
    '@biomejs/biome/bin/biome',
    ['check', '--reporter=summary', '--error-on-warnings', '.'],
    folder,
  );
}

/** Runs the tests of a compiled package that stands in a folder of its own; nothing when they pass. */
export async function runTests(folder: string): Promise<string> {
  const file = join(folder, 'dist', '__tests__', 'subgraph.test.js');
  // Jest tells its children that they run in it, and Node's own runner would believe it.
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  return outcome(run(process.execPath, ['--test', file], { cwd: folder, env }));
}

function said(script: string, words: readonly string[], cwd: string): Promise<string> {
  const command = join(root, 'node_modules', script);
  return outcome(run(process.execPath, [command, ...words], { cwd }));
}

async function outcome(running: Promise<unknown>): Promise<string> {
  try {
    await running;
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}` || String(error);
  }
}
