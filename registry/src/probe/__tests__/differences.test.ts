import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSdl } from '../../__tests__/fixtures/serveSubgraph';
import { differences } from '../differences';

const root = join(__dirname, '..', '..', '..', '..', 'subgraphs');
const schemas = readdirSync(root).map(
  (name) => [name, readFileSync(join(root, name, 'schema.graphql'), 'utf8')] as const,
);

describe("The hub's own schemas", () => {
  test.each(schemas)('%s is the same as its subgraph prints it', async (_, sdl) => {
    const answer = (await answerSdl(sdl, { query: '{ _service { sdl } }' })) as {
      data: { _service: { sdl: string } };
    };
    expect(differences(sdl, answer.data._service.sdl)).toEqual([]);
  });
});

const base = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
type Query { place(code: ID!, limit: Int = 5): Place }
type Place implements Named & Coded @key(fields: "code") {
  code: ID! @deprecated
  name: String @requiresScopes(scopes: [["a", "b"], ["c"]])
}
interface Named { name: String }
interface Coded { code: ID! }
union Any = Place
enum Kind { A B }
input Filter { kind: Kind = A }
scalar Date @specifiedBy(url: "https://example.org/date")
directive @own(reason: String) on FIELD_DEFINITION
`;

const same: [string, string][] = [
  ['descriptions and order', base.replace('enum Kind { A B }', '"Kinds." enum Kind { "b" B A }')],
  ['extensions', base.replace('enum Kind { A B }', 'enum Kind { A } extend enum Kind { B }')],
  ['the order of interfaces', base.replace('Named & Coded', 'Coded & Named')],
  [
    'names that are imported or not',
    base.replace('["@key", ', '[').replace('@key(', '@federation__key('),
  ],
  [
    'an alias',
    base.replace('"@key"', '{ name: "@key", as: "@primary" }').replace('@key(', '@primary('),
  ],
  ['a default that is written out', base.replace('"code")', '"code", resolvable: true)')],
  ['a default reason', base.replace('@deprecated', '@deprecated(reason: "No longer supported")')],
  [
    "federation's own definitions",
    `${base} scalar _Any union _Entity = Place type _Service { sdl: String } extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }`,
  ],
];

const other: [string, string, string[]][] = [
  [
    'a field that is missing',
    base.replace('type Query', 'extend type Place { more: Int }\ntype Query'),
    ['Place.more'],
  ],
  ['a type that is missing, once', `${base} type More { a: Int b(c: Int): Int }`, ['More']],
  ['the type of a field', base.replace('name: String @', 'name: String! @'), ['Place.name']],
  ['the default of an argument', base.replace('= 5', '= 6'), ['Query.place(limit:)']],
  ['the scopes of a field', base.replace('["c"]', '["d"]'), ['Place.name']],
  ['a key', base.replace('(fields: "code")', '(fields: "code name")'), ['Place']],
  ['an interface', base.replace(' & Coded', ''), ['Place']],
  ['a value', base.replace('A B', 'A B C'), ['Kind.C']],
  ['the default of an input field', base.replace('= A', '= B'), ['Filter.kind']],
  ['a member', base.replace('= Place\n', '= Place | Query\n'), ['Any']],
  ['a directive of its own', base.replace('on FIELD_DEFINITION', 'on OBJECT'), ['@own']],
];

describe('Two schemas', () => {
  test.each(same)('do not differ by %s', (_, text) => {
    expect(text).not.toBe(base);
    expect(differences(base, text)).toEqual([]);
  });

  test.each(other)('differ by %s', (_, text, expected) => {
    expect(differences(base, text)).toEqual(expected);
    expect(differences(text, base)).toEqual(expected);
  });

  test('are not compared when the published one does not parse, which its check tells', () => {
    expect(differences('type {', base)).toEqual([]);
  });

  test('are told apart from what is no schema at all', () => {
    expect(differences(base, '<html>')).toBeNull();
    expect(differences(base, `type A { a: ${'['.repeat(50_000)}`)).toBeNull();
  });
});
