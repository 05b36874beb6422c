import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import {
  type GraphQLSchema,
  getIntrospectionQuery,
  graphqlSync,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { composeSupergraph, createApiSchema } from '..';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
const compose = (...sdls: string[]) =>
  composeSupergraph(sdls.map((sdl, index) => ({ name: `s${index}`, sdl })));

/** What Apollo's own library makes of a supergraph. */
function expected(supergraphSdl: string): GraphQLSchema {
  const supportedFeatures = ROUTER_SUPPORTED_SUPERGRAPH_FEATURES;
  return Supergraph.build(supergraphSdl, { supportedFeatures }).apiSchema().toGraphQLJSSchema();
}

const print = (schema: GraphQLSchema) => printSchema(lexicographicSortSchema(schema));

const subgraphsFolder = join(__dirname, '../../../../subgraphs');
const ofTheHub = () =>
  composeSupergraph(
    readdirSync(subgraphsFolder).map((name) => ({
      name,
      sdl: readFileSync(join(subgraphsFolder, name, 'schema.graphql'), 'utf8'),
    })),
  );

const inaccessible = `
  ${link('"@key", "@inaccessible", "@shareable"')}
  schema { query: Query mutation: Hidden }
  type Hidden @inaccessible { change(input: HiddenInput): HiddenEnum }
  input HiddenInput @inaccessible { id: ID }
  enum HiddenEnum @inaccessible { A B }
  scalar HiddenScalar @inaccessible
  interface HiddenInterface @inaccessible { id: ID! }
  union HiddenUnion @inaccessible = Thing | Other
  interface Named { name: String @inaccessible id: ID! }
  union Found = Thing | HiddenMember
  type HiddenMember @inaccessible { id: ID! }
  type Other { id: ID! }
  enum Kind { OPEN SECRET @inaccessible }
  input Filter { kind: Kind = OPEN secret: HiddenScalar @inaccessible size: Int = 10 }
  type Thing implements Named & HiddenInterface @key(fields: "id") {
    id: ID!
    name: String
    secret: HiddenScalar @inaccessible
    found(filter: Filter = { kind: OPEN, size: 3 }, secret: HiddenInput @inaccessible): Found
    others: HiddenUnion @inaccessible
  }
  type Query { thing: Thing other: Other }
`;

const cases: Record<string, () => string> = {
  'the hub itself': ofTheHub,
  'inaccessible elements of every kind': () => compose(inaccessible),
  'inaccessible under another name': () =>
    compose(
      `${link('{ name: "@inaccessible", as: "@private" }')}
       type Query { a: Int b: Secret @private } type Secret @private { c: Int }`,
    ),
  'the security, cost and tag directives': () =>
    compose(
      `${link('"@authenticated", "@requiresScopes", "@policy", "@tag", "@cost", "@listSize"')}
       scalar Time @specifiedBy(url: "https://example.org/time") @tag(name: "t")
       type Query @tag(name: "root") {
         a: Int @authenticated
         b: Time @requiresScopes(scopes: [["x"]]) @deprecated(reason: "Ask for a.")
         c(first: Int = 5): [Int!]! @policy(policies: [["y"]]) @listSize(assumedSize: 3)
         d: Float @cost(weight: 4)
       }`,
    ),
  'a composed directive': () =>
    compose(
      `${link('"@composeDirective"')}
       @link(url: "https://example.org/paint/v1.0", import: ["@color"])
       @composeDirective(name: "@color")
       directive @color(of: String) on FIELD_DEFINITION | OBJECT
       type Query @color(of: "red") { a: Int @color }`,
    ),
  'an interface object, and arguments from a context': () =>
    compose(
      `${link('"@key"')}
       type Query { node: Node }
       "Of two." interface Node @key(fields: "id") { id: ID! }
       type A implements Node @key(fields: "id") { id: ID! "A's own." a: Int }`,
      `${link('"@key", "@interfaceObject", "@context", "@fromContext"')}
       type Node @key(fields: "id") @interfaceObject { id: ID! count: Int }
       type Whole @key(fields: "id") @context(name: "w") { id: ID! count: Int! part: Part }
       type Part @key(fields: "id") { id: ID! n(from: Int @fromContext(field: "$w { count }")): Int }
       type Query { whole: Whole }`,
    ),
  'directives for the operations of clients': () =>
    compose(
      `directive @trace(level: Int = 1) on QUERY | FIELD
       type Query { a: Int }`,
    ),
  'other names for the root types, and a description of the schema': () =>
    compose('"All of it." schema { query: Root } type Root { a: Int }'),
};

describe('createApiSchema', () => {
  it.each(Object.keys(cases))('shows clients the schema that Apollo would: %s', (name) => {
    const supergraph = cases[name]?.() ?? '';
    expect(print(createApiSchema(supergraph))).toBe(print(expected(supergraph)));
  });

  it('leaves nothing of what is inaccessible', () => {
    const text = print(createApiSchema(compose(inaccessible)));
    expect(text).not.toMatch(/hidden|secret|inaccessible/i);
    expect(text).toContain('found(filter: Filter = {kind: OPEN, size: 3}): Found');
  });

  it('answers introspection in full', () => {
    const schema = createApiSchema(ofTheHub());
    const source = getIntrospectionQuery({
      inputValueDeprecation: true,
      oneOf: true,
      specifiedByUrl: true,
      schemaDescription: true,
    });
    expect(graphqlSync({ schema, source }).errors).toBeUndefined();
  });

  it('tells the elements of a spec by the name it is linked under', () => {
    const schema = createApiSchema(`
      schema
        @core(url: "https://specs.apollo.dev/link/v1.0", as: "core")
        @core(url: "https://specs.apollo.dev/join/v0.5", as: "merge", for: EXECUTION)
        @core(url: "https://specs.apollo.dev/inaccessible/v0.2", as: "gone", for: SECURITY)
        @contact(url: "https://example.org/team/v1.0")
      { query: Query }
      directive @core(url: String, as: String, for: core__Purpose) repeatable on SCHEMA
      directive @contact(url: String) on SCHEMA
      directive @gone on FIELD_DEFINITION
      directive @merge__type(graph: merge__Graph!) repeatable on OBJECT
      enum core__Purpose { SECURITY EXECUTION }
      enum merge__Graph { A }
      input Choice @oneOf { a: Int b: Int }
      type team__Member { id: ID }
      type Query @merge__type(graph: A) { a(by: Choice): team__Member b: Int @gone }
    `);
    expect(printSchema(schema)).toBe(
      `directive @contact(url: String) on SCHEMA

input Choice @oneOf {
  a: Int
  b: Int
}

type team__Member {
  id: ID
}

type Query {
  a(by: Choice): team__Member
}`,
    );
    expect(schema.getType('Choice')).toMatchObject({ isOneOf: true });
  });
});
