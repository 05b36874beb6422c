import { createHash } from 'node:crypto';
import {
  buildSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { readOperationFacts } from '../OperationFacts';

const schema = buildSchema(`
  directive @note(text: String) on FIELD
  scalar JSON
  scalar Date
  enum Level { TOWN VILLAGE }
  input Range { from: Date to: Date }
  input Filter { name: String level: Level within: Range any: [Filter!] count: Int }
  interface Place { code: ID! named(style: String): String }
  type Town implements Place { code: ID! named(style: String): String mayor: String }
  type Village implements Place { code: ID! named(style: String): String }
  union Found = Town | Village
  type Query {
    place(code: ID!, depth: Int = 2): Place
    places(filter: Filter, codes: [ID!], level: Level, share: Float, open: Boolean, raw: JSON): [Place!]!
    search(text: String): [Found!]!
  }
  type Mutation { rename(code: ID!, name: String!): Town }
`);

function factsOf(source: string, name?: string) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, name) as OperationDefinitionNode;
  return readOperationFacts(schema, document, operation);
}

/** Places under names of their own, as many as are asked for, each of a type of its own. */
function wide(types: number, nameLength: number) {
  const name = (index: number) => `T${index}${'x'.repeat(nameLength)}`;
  const all = Array.from({ length: types }, (_, index) => index);
  const wideSchema = buildSchema(
    `type Query { ${all.map((index) => `f${index}(a: Int): ${name(index)}`).join(' ')} }
     ${all.map((index) => `type ${name(index)} { v(a: Int): Int }`).join('\n')}`,
  );
  const document = parse(`{ ${all.map((index) => `f${index}(a: 1) { v(a: 1) }`).join(' ')} }`);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  return { facts: readOperationFacts(wideSchema, document, operation), name };
}

const coordinatesIn = (source: string) => factsOf(source)?.coordinates;

describe('the coordinates of an operation', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'fields and arguments, of the interface where it is asked',
      '{ place(code: "1") { code named(style: "x") __typename } }',
      ['Place.code', 'Place.named', 'Place.named(style:)', 'Query.place', 'Query.place(code:)'],
    ],
    [
      'fields of inputs and values of enums that literals name, at every depth',
      '{ places(level: TOWN, filter: { within: { from: "2026-01-01" }, any: [{ level: VILLAGE }] }) { code } }',
      [
        'Filter.any',
        'Filter.level',
        'Filter.within',
        'Level.TOWN',
        'Level.VILLAGE',
        'Place.code',
        'Query.places',
        'Query.places(filter:)',
        'Query.places(level:)',
        'Range.from',
      ],
    ],
    [
      'types of variables, and those within them',
      'query ($filter: Filter, $codes: [ID!]) { places(filter: $filter, codes: $codes) { code } }',
      [
        'Date',
        'Filter',
        'Level',
        'Place.code',
        'Query.places',
        'Query.places(codes:)',
        'Query.places(filter:)',
        'Range',
      ],
    ],
    [
      'defaults of variables',
      'query ($filter: Filter = { level: TOWN }) { places(filter: $filter) { code } }',
      [
        'Date',
        'Filter',
        'Filter.level',
        'Level',
        'Level.TOWN',
        'Place.code',
        'Query.places',
        'Query.places(filter:)',
        'Range',
      ],
    ],
    [
      'types of fragments, and fields of unions',
      `{ search { __typename ... on Town { mayor } ...V ... @include(if: true) { ... on Place { code } } } }
       fragment V on Village { code }`,
      ['Place', 'Place.code', 'Query.search', 'Town', 'Town.mayor', 'Village', 'Village.code'],
    ],
    [
      'nothing of directives and of introspection',
      '{ place(code: 1) { code @note(text: "x") } __schema { types { name } } __type(name: "Town") { name } }',
      ['Place.code', 'Query.place', 'Query.place(code:)'],
    ],
    [
      'those of a mutation',
      'mutation { rename(code: 1, name: "x") { mayor } }',
      ['Mutation.rename', 'Mutation.rename(code:)', 'Mutation.rename(name:)', 'Town.mayor'],
    ],
  ])('are %s', (_, source, expected) => {
    expect(coordinatesIn(source)).toEqual(expected);
  });
});

describe('an operation with more coordinates than are kept', () => {
  it('has 600 of them, without arguments where they do not all fit', () => {
    const { facts, name } = wide(295, 0);
    const fields = Array.from({ length: 295 }, (_, index) => [
      `Query.f${index}`,
      `${name(index)}.v`,
    ]).flat();
    const kept = facts?.coordinates ?? [];
    expect(kept).toHaveLength(600);
    expect(kept.filter((coordinate) => !coordinate.endsWith(')'))).toEqual(fields.sort());
    expect(kept).toEqual([...kept].sort());
  });

  it('has as many as 64 Ki characters hold', () => {
    const { facts } = wide(100, 1000);
    expect(facts?.coordinates.join(' ').length).toBeLessThanOrEqual(64 * 1024);
    expect(facts?.coordinates.length).toBeGreaterThan(100);
  });

  it('has the others beside one that is too long by itself', () => {
    const { facts } = wide(1, 64 * 1024);
    expect(facts?.coordinates).toEqual(['Query.f0', 'Query.f0(a:)']);
  });
});

describe('the document of an operation', () => {
  it('holds no value that was written into it, and none of a default', () => {
    const facts = factsOf(`# 13900000001
      query Secret($filter: Filter = { name: "张伟", count: 139 }, $level: Level = TOWN, $code: ID = "990101") {
        a: place(code: "990101199001011234", depth: 3) { named(style: """
          block 张伟
        """) }
        b: places(
          filter: { name: "张伟", any: [{ name: "王芳" }], within: { from: "1990-01-01" } }
          codes: ["990101", $code], level: VILLAGE, share: 0.139, open: false, raw: { phone: [139] }
        ) { code @skip(if: false) @note(text: "139") }
        c: places(filter: $filter, level: $level, open: null, raw: PHONE139) { code }
      }`);
    expect(
      facts?.document,
    ).toBe(`query Secret($filter: Filter = {}, $level: Level = TOWN, $code: ID = "") {
  a: place(code: "", depth: 0) {
    named(style: "")
  }
  b: places(filter: {}, codes: [], level: VILLAGE, share: 0, open: true, raw: {}) {
    code @skip(if: true) @note(text: "")
  }
  c: places(filter: $filter, level: $level, open: null, raw: "") {
    code
  }
}`);
  });

  it('holds the operation that was chosen and the fragments that it uses', () => {
    const source = `
      query One { ...A } query Two { place(code: 1) { code } }
      fragment Unused on Town { mayor }
      fragment A on Query { place(code: 1) { ...B } } fragment B on Place { code }`;
    const document = parse(source);
    const operation = getOperationAST(document, 'One') as OperationDefinitionNode;
    const facts = readOperationFacts(schema, document, operation);
    expect(facts).toEqual({
      operationName: 'One',
      operationHash: createHash('sha256')
        .update(facts?.document ?? '')
        .digest('hex'),
      document: `query One {
  ...A
}

fragment A on Query {
  place(code: 0) {
    ...B
  }
}

fragment B on Place {
  code
}`,
      coordinates: ['Place', 'Place.code', 'Query', 'Query.place', 'Query.place(code:)'],
    });
  });

  it('is left out when it is longer than 16 KiB, and its hash and its coordinates stay', () => {
    const facts = factsOf(`query ${'N'.repeat(16 * 1024)} { place(code: 1) { code } }`);
    expect(facts).toEqual({
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      operationName: 'N'.repeat(100),
      document: null,
      coordinates: ['Place.code', 'Query.place', 'Query.place(code:)'],
    });
  });

  it('is the same for operations that differ in values and layout alone', () => {
    const one = factsOf('{ place(code: "1", depth: 1) { code } }');
    const other = factsOf('query { # other\n place(code: "2", depth: 22) { code, } }');
    expect(other).toEqual(one);
    expect(one?.operationName).toBeNull();
  });

  it.each([
    '{ __schema { types { name } } }',
    'query Q { __typename ...F ... on Query { __type(name: "Town") { name } } } fragment F on Query { __typename }',
  ])('is none for what asks no data: %s', (source) => {
    expect(factsOf(source)).toBeUndefined();
  });
});
