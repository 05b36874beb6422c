import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..', '..');

/** A page of documentation whose words are performed. What is asked of it and not there throws an Error. */
export interface Page {
  /** The first block that begins with a text. */
  blockOf(start: string): string;
  /** Every command of the block that holds a text, without comments. */
  commandsWith(text: string): string[];
  /**
   * The words behind the program of the first command that begins with a text, up to where the shell takes over; `npx`
   * and variables before it do not count.
   */
  wordsOf(start: string): string[];
  /** The question that is asked with curl and names a field, and the answer below it. */
  questionOf(field: string): { readonly query: string; readonly answer: unknown };
  /** The arguments of its first `npm run token`. */
  viewer(): string[];
}

export function readPage(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8');
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  function found<Value>(value: Value | undefined, what: string): Value {
    if (value !== undefined) return value;
    throw new Error(`${file} has no ${what}.`);
  }
  return {
    blockOf: (start) =>
      found(
        blocks.find((block) => block.startsWith(start)),
        `block that begins with "${start}"`,
      ),
    commandsWith: (part) => {
      const block = blocks.find((one) => one.includes(part));
      const lines = found(block, `block with "${part}"`).split('\n');
      return lines.map((line) => line.replace(/(^| +)#.*$/, '')).filter((line) => line !== '');
    },
    wordsOf: (start) => {
      const commands = blocks
        .flatMap((block) => block.split('\n'))
        .map((line) => line.replace(/^(?:\w+=\S+(?: \S+\))? )?npx /, ''));
      const command = found(
        commands.find((line) => line.startsWith(start)),
        `command "${start}"`,
      );
      const words = command.match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
      const end = words.findIndex((word) => /^(?:>|>>|&|#)$/.test(word));
      return words
        .slice(1, end < 0 ? undefined : end)
        .map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
    },
    questionOf: (field) => {
      const index = blocks.findIndex((block) => block.includes('curl') && block.includes(field));
      const body = /-d '(.*)'$/m.exec(blocks[index] ?? '')?.[1];
      const { query } = JSON.parse(found(body, `question of "${field}"`)) as { query: string };
      return { query, answer: JSON.parse(blocks[index + 1] ?? '') };
    },
    viewer: () => {
      const words = /npm run --silent token -- (.+)\)/.exec(text)?.[1];
      return found(words, 'viewer').split(' ');
    },
  };
}
