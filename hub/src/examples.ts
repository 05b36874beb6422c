import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A runnable query of the `examples` folder with its expected answer. */
export interface Example {
  /** File name without its extension, such as `01-region-card`. */
  readonly name: string;
  readonly query: string;
  /** Arguments of `npm run token` for the viewer who asks. */
  readonly viewer: readonly string[];
  /** Names of examples that are asked first, where the answer tells of them. */
  readonly after?: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  /** The whole response. */
  readonly expected: unknown;
}

export const examplesFolder = join(__dirname, '..', '..', 'examples');

/** The examples in the order of their numbers. */
export function readExamples(folder: string = examplesFolder): Example[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const query = readFileSync(join(folder, file), 'utf8');
      const facts = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
      return { name, query, ...facts };
    });
}

/** The examples that are asked before one. */
export function examplesBefore(
  { after = [] }: Example,
  examples: readonly Example[],
): readonly Example[] {
  return examples.filter(({ name }) => after.includes(name));
}
