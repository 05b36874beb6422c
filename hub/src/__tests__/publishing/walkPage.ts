import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(
  join(__dirname, '..', '..', '..', '..', 'docs', 'publish-a-subgraph.md'),
  'utf8',
);
/** What stands between three backticks, without the word behind the first. */
const blocks = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

/** A question of docs/publish-a-subgraph.md with the answer that it shows. */
export interface PageQuestion {
  readonly query: string;
  readonly answer: unknown;
}

/** The first block that begins with a text. @throws Error when there is none */
export function blockOf(start: string): string {
  const found = blocks.find((block) => block.startsWith(start));
  if (found) return found;
  throw new Error(`docs/publish-a-subgraph.md has no block that begins with "${start}".`);
}

/** The words of the command that begins with these, without the program. @throws Error likewise */
export function wordsOf(start: string): string[] {
  const line = page.split('\n').find((one) => one.startsWith(start));
  if (!line) throw new Error(`docs/publish-a-subgraph.md has no command "${start}".`);
  const words = line.match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
  return words.slice(1).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
}

/** The question that is asked with curl and names a field, and the block below it. @throws Error likewise */
export function questionOf(field: string): PageQuestion {
  const index = blocks.findIndex((block) => block.includes('curl') && block.includes(field));
  const body = /-d '(.*)'$/m.exec(blocks[index] ?? '')?.[1];
  if (!body) throw new Error(`docs/publish-a-subgraph.md asks nothing of "${field}".`);
  return {
    query: (JSON.parse(body) as { query: string }).query,
    answer: JSON.parse(blocks[index + 1] ?? ''),
  };
}

/** The arguments of `npm run token` on the page. */
export function viewerOfPage(): string[] {
  return /npm run --silent token -- (.+)\)/.exec(page)?.[1]?.split(' ') ?? [];
}
