import { largestSchema, parseSdl } from '../parseSdl';

/** What a text is found to be: a schema of so many definitions, or why it is none. */
function outcome(sdl: string): unknown {
  const parsed = parseSdl(sdl);
  if ('document' in parsed) return parsed.document.definitions.length;
  const { code, line, column } = parsed.finding;
  return [code, line, column];
}

const nested = (depth: number) =>
  `type A @a(of: ${'['.repeat(depth - 1)}1${']'.repeat(depth - 1)}) { b: Int }`;

it.each<[string, string, unknown]>([
  ['a schema', 'type Query { a: Int }', 1],
  ['operations, which are found later', '{ a } type Query { a: Int }', 2],
  ['brackets 60 deep', nested(60), 1],
  [
    'as many definitions as there may be',
    'scalar A '.repeat(largestSchema.definitions),
    largestSchema.definitions,
  ],
])('%s is read', (_, sdl, expected) => {
  expect(outcome(sdl)).toEqual(expected);
});

it.each<[string, string, unknown]>([
  ['nothing', '', ['SDL_SYNTAX', 1, 1]],
  ['a field without a type', 'type Query {\n  a:\n}', ['SDL_SYNTAX', 3, 1]],
  ['a string that is not closed', 'type Query {\n  "open\n  a: Int }', ['SDL_SYNTAX', 2, 8]],
  ['a block string that is not closed', '"""\nopen', ['SDL_SYNTAX', 2, 5]],
  ['a character of no language', 'type Query { \u0000 }', ['SDL_SYNTAX', 1, 14]],
  ['brackets 61 deep', nested(61), ['SDL_SYNTAX', 1, 74]],
  ['a million brackets', `type A { b: ${'['.repeat(1_000_000)} }`, ['SDL_SYNTAX', 1, 72]],
  [
    'one name too many',
    `type A { ${'a: Int '.repeat(largestSchema.names)} }`,
    ['SDL_TOO_LARGE', null, null],
  ],
  [
    'a directive too many on one element, in pieces',
    `type A ${'@a '.repeat(50)}{ b: Int }\nextend type A @a { c: Int }`,
    ['SDL_TOO_LARGE', 2, 13],
  ],
  [
    'a field too many on one type, in pieces',
    `type A { ${'a: Int '.repeat(999)}}\nextend type A { b(c: Int): Int }`,
    ['SDL_TOO_LARGE', 2, 19],
  ],
  [
    'one definition too many',
    'scalar A '.repeat(largestSchema.definitions + 1),
    ['SDL_TOO_LARGE', null, null],
  ],
])('%s is refused at its place', (_, sdl, expected) => {
  expect(outcome(sdl)).toEqual(expected);
});
