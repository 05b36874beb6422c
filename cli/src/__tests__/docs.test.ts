import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createProgram, leavesOf } from '../createProgram';
import { exitCodesHelp } from '../exitCodes';
import { answers, disputesSdl, findings, published, report } from './fake/answers';
import { fakeTerminal } from './fake/fakeTerminal';
import { useFakeRegistry } from './fake/useFakeRegistry';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'hub-command.md'), 'utf8');
const registry = useFakeRegistry();
const folder = mkdtempSync(join(tmpdir(), 'civicgraph-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const file of ['schema.graphql', 'broken.graphql', 'wider.graphql']) {
  writeFileSync(join(folder, file), disputesSdl);
}

/** Every `$ hub …` of the page with what is printed below it. */
const examples = [...page.matchAll(/^```console\n(.*?)^```/gms)].flatMap(([, block = '']) =>
  block
    .split(/^\$ hub /m)
    .slice(1)
    .map((example) => {
      const [words = '', ...printed] = example.split('\n');
      return { words, printed: printed.join('\n').trimEnd() };
    }),
);

const { error, breaking, warning, approval } = findings;
const answersOf = (words: string) => {
  if (words.includes('broken.graphql')) {
    return { ...answers, check: report(error, breaking, warning) };
  }
  return words.includes('wider.graphql') ? { ...answers, publish: published(approval) } : answers;
};

describe('docs/hub-command.md', () => {
  test.each(examples)('shows what is printed by hub $words', async ({ words, printed }) => {
    const { output, errors } = await registry.run(words, answersOf(words), { folder });
    // The address of the fake is another one in each run, and so are keys that are made.
    const text = (errors + output)
      .replaceAll(registry.url(), 'http://127.0.0.1:4000')
      .replace(/^HUB_REFERENCE_KEY=.+$/m, 'HUB_REFERENCE_KEY=…')
      .replace(/^HUB_KEYS=own:.+$/m, 'HUB_KEYS=own:…');
    expect(text.trimEnd()).toBe(printed);
  });

  it('shows every command with every option', () => {
    const shown = examples.map(({ words }) => words.split(' '));
    const common = ['--hub-url', '--token', '--format', '--help'];
    const missing = leavesOf(programOf()).flatMap((command) => {
      const path = pathOf(command);
      const uses = shown.filter((words) => path.every((word, index) => words[index] === word));
      const options = command.options.map(({ long }) => long ?? '');
      const unused = options.filter(
        (option) => !common.includes(option) && !uses.some((words) => words.includes(option)),
      );
      return uses.length === 0
        ? [path.join(' ')]
        : unused.map((option) => [...path, option].join(' '));
    });
    // `init` has a page of its own.
    expect(missing.filter((name) => !name.startsWith('subgraph init'))).toEqual([]);
  });

  it('names no option that no command has', () => {
    const options = leavesOf(programOf()).flatMap((command) =>
      command.options.map(({ long }) => long),
    );
    const named = [...page.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);
    expect(named.filter((option) => option !== '--help' && !options.includes(option))).toEqual([]);
  });

  it('has the exit codes of the help', () => {
    const rows = [...page.matchAll(/^\| (\d) \| (.+) \|$/gm)].map(
      ([, code, text]) => `  ${code}  ${text}`,
    );
    expect(rows.join('\n')).toBe(exitCodesHelp.split('\n').slice(2).join('\n'));
  });
});

function programOf(): Command {
  return createProgram(fakeTerminal(), () => {});
}

/** Its name, after those of the groups that it is in. */
function pathOf(command: Command): string[] {
  return command.parent ? [...pathOf(command.parent), command.name()] : [];
}
