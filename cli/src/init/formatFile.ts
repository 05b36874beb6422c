import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as graphql from 'prettier/plugins/graphql';
import * as markdown from 'prettier/plugins/markdown';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

const parsers: Readonly<Record<string, string>> = {
  ts: 'typescript',
  json: 'json',
  graphql: 'graphql',
  md: 'markdown',
};

/** Lays a generated file out as the linter of the project wants it; others stay as they are. */
export async function formatFile(path: string, text: string): Promise<string> {
  const parser = parsers[path.slice(path.lastIndexOf('.') + 1)];
  if (parser === undefined) return text;
  const formatted = await format(text, {
    parser,
    plugins: [babel, estree, graphql, markdown, typescript],
    printWidth: 100,
    singleQuote: true,
  });
  // Below directives on lines of their own the linter wants the brace on one too.
  return parser === 'graphql' ? formatted.replace(/^( {2}(?:@.*|\))) \{$/gm, '$1\n{') : formatted;
}
