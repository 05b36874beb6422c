import { federation } from '../semantics/federation';
import { viewerWith } from '../policy/clinic';
import { fakeAccountability, readableTokens } from '../policy/fakeAccountability';

const accountability = fakeAccountability();
const seal = { seal: (_v: unknown, t: string, id: string) => `${id}.${'s'.repeat(22)}`, open: () => null, index: () => '' } as never;
const f = federation({
  people: { sdl: `
    type Query { humans: [Human] ids: [HasRef] someone: Any person(ref: ID!): Person echo(when: When): String fail(what: String): String nested: [[Human]] ppl: [[Person!]!] }
    scalar When
    interface Human { ref: ID! name: String }
    interface HasRef { ref: ID! }
    union Any = Person | Robot
    type Person implements Human & HasRef @key(fields: "ref") @subject { ref: ID! name: String secret: String @mask(as: "TOKEN") hidden: String @requiresScopes(scopes: [["x"]]) phone: String @mask(as: "PHONE") }
    type Robot implements Human & HasRef @key(fields: "ref") { ref: ID! name: String }`,
    resolvers: {
      Query: { humans: () => [p1, r1], ids: () => [p1, r1], someone: () => p1, person: (_: never, { ref }: { ref: string }) => ({ ...p1, ref }),
        echo: (_: never, { when }: { when: unknown }) => String(when), nested: () => [[p1, r1]], ppl: () => [[p1]],
        fail: (_: never, { what }: { what: string }) => { const e = new Error(`Unknown thing "${what}".`); (e as any).extensions = { code: 'ARGUMENT_INVALID', what }; throw e; } },
      Person: { __resolveReference: ({ ref }: { ref: string }) => ({ ...p1, ref }) },
      Robot: { __resolveReference: ({ ref }: { ref: string }) => ({ ...r1, ref }) },
    } },
  more: { sdl: `type Query { hobjs: [HObj] } interface HObj @key(fields: "ref") { ref: ID! } type PObj implements HObj @key(fields: "ref") @subject { ref: ID! nick: String }`,
    resolvers: { Query: { hobjs: () => [{ __typename: 'PObj', ref: 'p1' }] }, PObj: { nick: () => 'N', __resolveReference: (r: object) => r } , HObj: { __resolveReference: (r: object) => ({ ...r, __typename: 'PObj' }) } } },
  objs: { sdl: `type Query { list: [HObj] } type HObj @key(fields: "ref") @interfaceObject { ref: ID! score: Int }`,
    resolvers: { Query: { list: () => [{ ref: 'p1' }] }, HObj: { score: () => 4, __resolveReference: (r: object) => r } } },
}, { accountability, subjectTokens: readableTokens, references: seal });
const p1 = { __typename: 'Person', ref: 'p1', name: 'Zhang', secret: 'THE SECRET', hidden: 'HIDDEN', phone: '13800001234' };
const r1 = { __typename: 'Robot', ref: 'r1', name: 'R2' };
const tok = readableTokens.seal(viewerWith([]), 'Person', 'p1');
const tokSecret = readableTokens.seal(viewerWith([]), 'Person.secret', 'THE SECRET');
const probes: [string, string, object?][] = [
  ['iface ref', '{ humans { ref } }'], ['iface ref + typename', '{ humans { __typename ref } }'], ['iface HasRef', '{ ids { ref } }'],
  ['iface via fragment', '{ humans { ... on HasRef { ref } } }'], ['union via iface fragment', '{ someone { ... on HasRef { ref } ... on Human { r: ref } } }'],
  ['nested', '{ nested { ref } ppl { ref phone } }'], ['iface alias', '{ humans { x: ref } ids { name: ref } }'],
  ['iobj', '{ list { ref } }'], ['iobj score', '{ list { ref score } }'], ['iobj score only', '{ list { score } }'], ['iobj type', '{ list { ref ... on PObj { nick } } }'], ['hobjs', '{ hobjs { ref } }'],
  ['echo token', 'query($t: When) { echo(when: $t) }', { t: tok }], ['echo literal', `{ echo(when: "${tok}") }`],
  ['error token', 'query($t: String) { fail(what: $t) }', { t: tok }], ['error literal', `{ fail(what: "${tok}") }`],
  ['error secret token', 'query($t: String) { fail(what: $t) }', { t: tokSecret }],
  ['default token', `query($t: ID! = "${tok}") { person(ref: $t) { name } }`],
  ['lifted name clash', `query($civicgraph_token_0: ID!) { person(ref: "${tok}") { name } x: person(ref: $civicgraph_token_0) { name ref } }`, { civicgraph_token_0: 'other' }],
  ['lifted name clash null', `query($civicgraph_token_0: String) { person(ref: "${tok}") { name } x: fail(what: $civicgraph_token_0) }`, { civicgraph_token_0: 'other' }],
  ['qp alias', '{ person(ref: "a") { _internal_qp_alias_0: ref ref: name _as_ref: phone _as__as_ref: ref __typename: name } }'],
  ['typename alias key', '{ person(ref: "a") { ref: __typename phone: ref } }'],
  ['fragments', 'query { humans { ...H } ids { ...H } someone { ...H } } fragment H on HasRef { ref ... on Human { name } ... on Person { hidden phone secret } }'],
];
it.each(probes)('%s', async (name, q, variables = {}) => {
  for (const through of ['hive', 'apollo', 'stock'] as const) {
    accountability.entries.length = 0;
    const r = await f.ask(through, q, { viewer: viewerWith([]), variables: variables as never }).catch((e) => ({ text: 'THROWS ' + e.message, fetches: [] }));
    process.stdout.write(`\n### ${name} ${through}\n${r.text.replace(new RegExp(tok, 'g'), 'TOKEN(p1)')}\n  asked ${r.fetches.map((x) => x.query + ' ' + x.variablesText).join(' | ')}\n  ledger ${JSON.stringify(accountability.entries.map(({ subjects, fields, count }) => ({ subjects, fields, count })))}\n`);
  }
});
