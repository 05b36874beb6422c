import { GraphQLError, parse } from 'graphql';
import { maximumTokens } from '../publish/sizeFault';
import { type CanonicalSchema, canonicalSchema } from './canonicalSchema';

/**
 * The coordinates at which two schemas differ, sorted; none where they are the same but for their text. A type that
 * one of them lacks is named without its fields. None also when the published one does not parse, which its
 * check tells.
 * @returns null when the served one does not parse
 */
export function differences(published: string, served: string): string[] | null {
  const expected = read(published);
  if (expected === null) return [];
  const found = read(served);
  if (found === null) return null;
  const coordinates = new Set([...expected.keys(), ...found.keys()]);
  const differing = [...coordinates].filter(
    (coordinate) => !isSame(expected.get(coordinate), found.get(coordinate)),
  );
  const known = new Set(differing.filter((one) => !expected.has(one) || !found.has(one)));
  return differing.filter((coordinate) => !isInsideOf(coordinate, known)).sort();
}

function read(sdl: string): CanonicalSchema | null {
  try {
    return canonicalSchema(parse(sdl, { noLocation: true, maxTokens: maximumTokens }));
  } catch (error) {
    // A text that nests too deep overflows the parser.
    if (error instanceof GraphQLError || error instanceof RangeError) return null;
    throw error;
  }
}

function isSame(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.size === b.size && [...a].every((one) => b.has(one))
  );
}

/** Whether what holds an element differs as a whole: `Type` of `Type.field`, `Type.field` of its arguments. */
function isInsideOf(coordinate: string, others: ReadonlySet<string>): boolean {
  const [type = ''] = coordinate.split('.');
  const [field = ''] = coordinate.split('(');
  return (type !== coordinate && others.has(type)) || (field !== coordinate && others.has(field));
}
