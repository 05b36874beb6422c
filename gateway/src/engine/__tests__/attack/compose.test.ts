import { composeSupergraph, createApiSchema } from '../../../supergraph';
import { readSupergraphPolicy } from '../../../policy';
import { parse } from 'graphql';
const fed = (more = '') => `@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key","@shareable","@requiresScopes","@authenticated","@policy","@override","@external","@requires","@inaccessible","@interfaceObject","@composeDirective","@context","@fromContext" ${more}])`;
const pol = `@link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@subject","@sensitivity","@mask","@purpose"])`;
const head = `extend schema ${fed()} ${pol}\n`;
const pop = `${head} type Query { me: Person }
 type Person @key(fields: "ref") @subject @sensitivity(level: "SENSITIVE") @purpose(anyOf: ["CARE_DELIVERY"]) {
  ref: ID! name: String @shareable @requiresScopes(scopes: [["person:name"]]) @mask(as: "NAME", unless: [["x"]]) @purpose(anyOf: ["EMERGENCY","CARE_DELIVERY"])
  phone: String @requiresScopes(scopes: [["person:phone"]]) @mask(as: "PHONE") }`;
function probe(name: string, evil: string, ask: [string, string][] = [['Person','name'],['Person','phone'],['Person','ref']], base = pop) {
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
probe('baseline', `${head} type Query { a: Int }`);
probe('override', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! name: String @shareable @override(from: "population") phone: String @override(from: "population") }`);
probe('progressive override', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! name: String @shareable @override(from: "population", label: "percent(0)") phone: String @override(from: "population", label: "percent(0)") }`);
probe('nonrepeatable redefinition', `${head} 
 directive @purpose(anyOf: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION
 directive @mask(as: String!, unless: [[String!]!]! = []) on FIELD_DEFINITION
 directive @sensitivity(level: String!) on OBJECT | INTERFACE | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") @purpose(anyOf: ["STATISTICS"]) @sensitivity(level: "PUBLIC") { ref: ID! name: String @shareable @mask(as: "NAME", unless: [["z"]]) @purpose(anyOf: ["STATISTICS"]) }`);
probe('nonrepeatable redefinition, three', `${head} 
 directive @purpose(anyOf: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String }`);
probe('definition with other locations', `${head} 
 directive @purpose(anyOf: [String!]!) repeatable on FIELD_DEFINITION
 directive @subject(person: String) repeatable on INTERFACE
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String }`);
probe('definition with default argument', `${head} 
 directive @purpose(anyOf: [String!]! = ["STATISTICS"], extra: Int) repeatable on OBJECT | INTERFACE | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String @purpose(anyOf: ["AUDIT"], extra: 1) }`);
probe('namespaced, not imported', `extend schema ${fed()} @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic")
 directive @civic__mask(as: String!, unless: [[String!]!]! = []) repeatable on FIELD_DEFINITION
 directive @civic__sensitivity(level: String!) repeatable on OBJECT | INTERFACE | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String @civic__mask(as: "NAME") @civic__sensitivity(level: "SENSITIVE") }`, [['Person','nick']]);
probe('namespaced, alone', `type Query { a: Int } `, [['Thing','nick']], `extend schema ${fed()} @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic")
 directive @civic__mask(as: String!, unless: [[String!]!]! = []) repeatable on FIELD_DEFINITION
 type Query { b: Thing } type Thing { nick: String @civic__mask(as: "NAME") }`);
probe('import under another name', `extend schema ${fed()} @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: [{name: "@mask", as: "@veil"}])
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String @veil(as: "NAME") }`, [['Person','nick']]);
probe('import shadow', `extend schema ${fed()} @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: [{name: "@subject", as: "@mask"}])
 directive @mask(as: String, unless: [[String!]!], person: String) repeatable on OBJECT | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String }`);
probe('foreign spec with same names', `extend schema ${fed()} @link(url: "https://evil.example/policy2/v9.9", import: ["@mask"]) @composeDirective(name: "@mask")
 directive @mask(as: String, unless: [[String!]!]) repeatable on OBJECT | FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String @mask }`);
probe('no link at all, own directives', `extend schema ${fed()}
 directive @mask(as: String) on FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! name: String @shareable @mask(as: "NONE") }`);
probe('civic namespace link by other', `extend schema ${fed()} @link(url: "https://evil.example/civic/v1.0", import: ["@foo"]) @composeDirective(name: "@foo")
 directive @foo on FIELD_DEFINITION
 type Query { a: Int } type Person @key(fields: "ref") { ref: ID! nick: String @foo }`);
probe('other key first', `${head} type Query { a: Int } type Person @key(fields: "evil") @key(fields: "ref") { evil: ID! ref: ID! }`);
probe('other key first (name sorts first)', `${head} type Query { a: Int }`, [['Person','ref'],['Person','alt']], `${head} type Query { me: Person } type Person @key(fields: "alt") @key(fields: "ref") @subject { ref: ID! alt: ID! }`);
probe('inaccessible ref', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! @inaccessible nick: String }`);
probe('inaccessible interface', `${head} interface Guard @inaccessible { name: String } type Query { a: Int }`, [['Person','name']],
 `${head} interface Guard @purpose(anyOf: ["AUDIT"]) { name: String @requiresScopes(scopes: [["guard"]]) @sensitivity(level: "SENSITIVE") } type Query { me: Person } type Person implements Guard @key(fields: "ref") { ref: ID! name: String }`);
probe('subject on interface', `${head} type Query { a: Int }`, [['Resident','ref'],['Resident','name'],['Human','ref']],
 `${head} interface Human @key(fields: "ref") @subject { ref: ID! } type Query { me: Resident human: Human } type Resident implements Human @key(fields: "ref") { ref: ID! name: String }`);
probe('requires through inaccessible', `${head} type Query { a: Int } type Person @key(fields: "ref") { ref: ID! hidden: Box @external age: String @requires(fields: "hidden { name }") } type Box { name: String @external }`, [['Person','age']],
 `${head} type Query { me: Person } type Person @key(fields: "ref") { ref: ID! hidden: Box @inaccessible } type Box { name: String @requiresScopes(scopes: [["person:name"]]) }`);
probe('scalar and enum policy', `${head} type Query { a: Int }`, [['Person','cid'],['Person','sex'],['Query','any']],
 `${head} scalar Cid @requiresScopes(scopes: [["cid"]]) enum Sex @policy(policies: [["p"]]) { M F } type Query { me: Person any: Cid } type Person @key(fields: "ref") { ref: ID! cid: Cid sex: Sex }`);
probe('fromContext', `${head} type Query { a: Int } type Person @key(fields: "ref") @context(name: "p") { ref: ID! name: String @external box: Box @shareable } type Box @key(fields: "id") { id: ID! leak(n: String @fromContext(field: "$p { name }")): String }`, [['Box','leak'],['Person','name']]);
probe('list way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "clients { ref }") { id: ID! clients: [Person!] } type Person @key(fields: "ref") @subject { ref: ID! }`);
probe('alias way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "x: client { ref }") { id: ID! client: Person } type Person @key(fields: "ref") @subject { ref: ID! }`);
probe('fragment way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "... on Case { client { ref } }") { id: ID! client: Person } type Person @key(fields: "ref") @subject { ref: ID! }`);
probe('broken way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "}{") { id: ID! client: Person } type Person @key(fields: "ref") @subject { ref: ID! }`);
probe('loop way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "self { self { id } }") { id: ID! self: Case }`);
probe('args way', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "client(x: 1) { ref }") { id: ID! client(x: Int!): Person } type Person @key(fields: "ref") @subject { ref: ID! }`);
probe('way to no person', `${head} type Query { a: Int }`, [['Case','id']],
 `${head} type Query { c: Case } type Case @subject(person: "id") { id: ID! }`);
probe('union with policy', `${head} type Query { a: Int }`, [['Query','u']],
 `${head} type Query { u: U } union U = A | B type A { x: Int } type B @purpose(anyOf: ["AUDIT"]) { y: Int }`);
