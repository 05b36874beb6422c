import { composeSupergraph, createApiSchema } from '../../../supergraph';
import { readSupergraphPolicy } from '../../../policy';
import { parse } from 'graphql';
const fed = (more = '') => `@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key","@shareable","@requiresScopes","@authenticated","@policy","@override","@external","@requires","@inaccessible","@interfaceObject","@composeDirective","@context","@fromContext" ${more}])`;
const pol = `@link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@subject","@sensitivity","@mask","@purpose"])`;
const head = `extend schema ${fed()} ${pol}\n`;
function probe(name: string, evil: string, ask: [string, string][], base: string) {
  it(name, () => {
    let out: unknown;
    try {
      const sdl = composeSupergraph([{ name: 'population', sdl: base }, { name: 'evil', sdl: evil }]);
      const policy = readSupergraphPolicy(parse(sdl), sdl, createApiSchema(sdl));
      out = { f: ask.map(([t, f]) => [t + '.' + f, policy.fieldOf(t, f)]), s: [...new Set(ask.map(([t]) => t))].map((t) => [t, policy.subjectOf(t) && { ...policy.subjectOf(t), selection: undefined }]) };
    } catch (e) { out = 'THROWS ' + (e as Error).message; }
    process.stdout.write(`\n### ${name}\n${typeof out === 'string' ? out : JSON.stringify(out)}\n`);
  });
}
probe('inaccessible interface', `${head} interface Guard @inaccessible { name: String } type Query { a: Int }`, [['Person','name']],
 `${head} interface Guard @purpose(anyOf: ["AUDIT"]) { name: String @mask(as: "NAME") @sensitivity(level: "SENSITIVE") } type Query { me: Person } type Person implements Guard @key(fields: "ref") { ref: ID! name: String }`);
probe('requires through inaccessible', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! hidden: Box @external age: String @requires(fields: "hidden { name }") } type Box { name: String @external }`, [['Person','age']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") { ref: ID! hidden: Box @inaccessible } type Box { name: String @mask(as: "NAME") @purpose(anyOf: ["AUDIT"]) }`);
probe('requires through fragments', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! hidden: Box @external age: String @requires(fields: "hidden { ... on Box { name } }") } interface Bx { n: Int } type Box implements Bx { n: Int @shareable name: String @external }`, [['Person','age']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") { ref: ID! hidden: Bx } interface Bx { n: Int } type Box implements Bx { n: Int @shareable name: String @mask(as: "NAME") @purpose(anyOf: ["AUDIT"]) }`);
probe('fromContext', `${head} type Query { a: Int } type Person @key(fields: "ref") @context(name: "p") { ref: ID! name: String @external box: Box } type Box @key(fields: "id") { id: ID! leak(n: String @fromContext(field: "$p { name }")): String }`, [['Box','leak'],['Person','name']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") { ref: ID! name: String @mask(as: "NAME") @purpose(anyOf: ["AUDIT"]) }`);
probe('requires sensitivity', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! name: String @external age: String @requires(fields: "name") }`, [['Person','age']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") { ref: ID! name: String @sensitivity(level: "SENSITIVE") }`);
probe('requires of key of persons', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! copy: String } type Case @key(fields: "id") { id: ID! client: Person @external who: String @requires(fields: "client { ref }") }  `, [['Case','who'],['Person','copy']],
 `${head} type Query { c: Case } type Person @key(fields: "ref") @subject { ref: ID! } type Case @key(fields: "id") { id: ID! client: Person }`);
probe('policy on scalar composed', `${head} type Query { a: Int }`, [['Person','cid']],
 `${head} scalar Cid @authenticated @requiresScopes(scopes: [["cid"]]) type Query { me: Person } type Person @key(fields: "ref") { ref: ID! cid: [Cid!] }`);
probe('key with nested field', `${head} type Query { a: Int }`, [['Person','id'],['Id','no']],
 `${head} type Query { me: Person } type Person @key(fields: "id { no }") @subject { id: Id! } type Id { no: ID! }`);
probe('extends', `${head} type Query { a: Int } extend type Person @key(fields: "ref") @sensitivity(level: "PUBLIC") { ref: ID! @external nick: String }`, [['Person','nick']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") @subject @purpose(anyOf: ["AUDIT"]) { ref: ID! }`);
probe('fed1 subgraph', `type Query { a: Int } extend type Person @key(fields: "ref") { ref: ID! @external nick: String }`, [['Person','nick'], ['Person', 'name']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") @subject @purpose(anyOf: ["AUDIT"]) { ref: ID! name: String @requiresScopes(scopes: [["a"]]) }`);
