import {
  type NamedElement,
  namedElementsOf,
  placeOf,
  quote,
  type SourcePlace,
} from '@civicgraph/shared';
import { type DocumentNode, GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';

/**
 * How large a schema may be: twenty times the largest of the hub. Composition takes time that grows faster than a schema
 * does, for everybody who is checked beside it, and gateways take up the whole.
 */
export const largestSchema = { definitions: 2000, names: 6000 } as const;

/** Fields, values and arguments of one type, its extensions included: more than a table has columns. */
const mostParts = 1000;

/** Directives on one element, its extensions included. Composition looks at each pair of some of them. */
const mostDirectives = 50;

/** Brackets inside of brackets; what nests deeper has no use, and would overflow the stack of whoever walks it. */
const deepestNesting = 60;

/** The document that a text is, or the one finding that says why it is none to go on with. */
export type ParsedSdl = { readonly document: DocumentNode } | { readonly finding: Finding };

const opening: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const closing: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/** Parses a schema of whatever size and shape; never throws. */
export function parseSdl(sdl: string): ParsedSdl {
  try {
    const deep = placeTooDeep(sdl);
    if (deep) {
      return syntax(deep, `Brackets nest more than ${deepestNesting} deep. Close them earlier.`);
    }
    const document = parse(sdl);
    const definitions = document.definitions.length;
    const elements = namedElementsOf(document);
    const names = elements.length;
    if (definitions > largestSchema.definitions || names > largestSchema.names) {
      return tooLarge(definitions, names);
    }
    return overladenIn(elements) ?? { document };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [place = null] = error.locations ?? [];
    const message = error.message.replace(/^Syntax Error: /, '');
    return syntax(place, `The schema is not GraphQL here: ${message} Correct it and check again.`);
  }
}

function placeTooDeep(sdl: string): SourcePlace | null {
  const lexer = new Lexer(new Source(sdl));
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (opening.has(token.kind)) depth += 1;
    if (closing.has(token.kind)) depth -= 1;
    if (depth > deepestNesting) return { line: token.line, column: token.column };
  }
  return null;
}

/** The first element that carries too much. */
function overladenIn(elements: readonly NamedElement[]): ParsedSdl | null {
  const directives = new Map<string, number>();
  const parts = new Map<string, number>();
  for (const { coordinate, node } of elements) {
    const [type = ''] = coordinate.split('.', 1);
    const tooMany =
      counted(directives, coordinate, node.directives?.length ?? 0) > mostDirectives
        ? `${quote(coordinate)} has more than ${mostDirectives} directives`
        : counted(parts, type, coordinate === type ? 0 : 1) > mostParts
          ? `${quote(type)} has more than ${mostParts} fields, values and arguments`
          : null;
    if (tooMany === null) continue;
    const message = `${tooMany}. Leave out what no client needs.`;
    const place = placeOf(node.name);
    return { finding: createFinding('SDL_TOO_LARGE', 'ERROR', place, message, { coordinate }) };
  }
  return null;
}

/** The sum for a name, with what is added. */
function counted(sums: Map<string, number>, name: string, added: number): number {
  const sum = (sums.get(name) ?? 0) + added;
  sums.set(name, sum);
  return sum;
}

function syntax(place: SourcePlace | null, message: string): ParsedSdl {
  return { finding: createFinding('SDL_SYNTAX', 'ERROR', place, message) };
}

function tooLarge(definitions: number, names: number): ParsedSdl {
  const message = `The schema has ${definitions} definitions with ${names} types, fields, arguments and values; the limits are ${largestSchema.definitions} and ${largestSchema.names}. Leave out what clients do not need, or split it into several subgraphs.`;
  return { finding: createFinding('SDL_TOO_LARGE', 'ERROR', null, message) };
}
