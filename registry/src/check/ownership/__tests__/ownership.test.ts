import { check, seen } from '../../__tests__/fixtures/check';
import { entry, owner } from '../../__tests__/fixtures/sdl';
import type { OtherSchema } from '../../CheckInput';
import { checkSubgraph } from '../../checkSubgraph';
import { composeAll } from '../../composeAll';
import { encodeOperations } from '../../OperationPages';

const links = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@external", "@override", "@requires", "@context", "@fromContext", "@authenticated", "@requiresScopes"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@subject", "@sensitivity", "@mask", "@purpose", "@resource"])
`;
const keeper = (fields: string) =>
  `${links}"A keeper. 看护人"\ntype Keeper @key(fields: "ref") @subject @authenticated @sensitivity(level: "PERSONAL") {\n ref: ID!\n ${fields} }`;
/** What another department has. */
const city = `${links}"A street. 街道"
type Street @key(fields: "streetId") @authenticated @sensitivity(level: "PUBLIC") @resource${entry} {
  streetId: ID!
  "Name. 名称"
  name: String
  "Length. 长度"
  length: Int @shareable
  "The keeper's telephone. 电话"
  phone: String @sensitivity(level: "PERSONAL")
}
"A keeper. 看护人"
type Keeper @key(fields: "ref") @subject @authenticated @sensitivity(level: "PERSONAL") @resource${entry} {
  ref: ID!
  "Keeps. 看护"
  street: Street
}
"A count. 数"
type Count @shareable @authenticated @sensitivity(level: "PUBLIC") {
  value: Int!
  isWhole: Boolean
}
"Where. 何处"
input Place { town: String street: String }
"How. 如何"
enum Order { UP DOWN }
"The city. 全市"
type Query {
  "A street. 街道"
  street(place: Place, order: Order): Street @authenticated
  "Streets. 街道数"
  streets: Count @authenticated
}
`;
const others: OtherSchema[] = [{ name: 'city', sdl: city, owner: '11990100000000019F' }];
const street = (fields: string, on = '') =>
  `${links}"A street. 街道"\ntype Street @key(fields: "streetId") ${on} @authenticated @sensitivity(level: "PUBLIC") {\n streetId: ID!\n ${fields} }`;
const count = (fields: string, on = '') =>
  `${links}"A count. 数"\ntype Count @shareable ${on} @authenticated @sensitivity(level: "PUBLIC") { ${fields} }`;
const lit = '"Lit. 照明"\n lit: Boolean';
/** The schema that the checked subgraph has before. */
const modest = street(lit);

/** What needs somebody to agree, or is refused. */
const standing = (sdl: string, options = {}) =>
  check(sdl, { before: modest, owner, others, ...options })
    .filter(({ severity }) => severity === 'APPROVAL' || severity === 'ERROR')
    .map((one) => [
      one.severity,
      one.code,
      one.coordinate,
      one.others.map(({ subgraph }) => subgraph),
    ]);
const approval = (code: string, coordinate: string) => ['APPROVAL', code, coordinate, ['city']];

it.each([
  ['fields for an entity of theirs', modest],
  ['a value type of theirs, as they have it', `${count('value: Int! isWhole: Boolean')}`],
  ['less of a value type', count('value: Int!')],
  [
    'an entity of its own',
    `${links}"A lamp. 灯"\ntype Lamp @key(fields: "lampId") @authenticated @sensitivity(level: "PUBLIC") @resource${entry} { lampId: ID! }`,
  ],
])('%s is nobody else’s business', (_, sdl) => {
  expect(standing(sdl)).toEqual([]);
});

it.each([
  [
    'takes a field with @override',
    street('"N. 名"\n name: String @override(from: "city")'),
    [approval('FIELD_TAKEN', 'Street.name')],
  ],
  [
    'answers a shared field as well',
    street('"L. 长"\n length: Int @shareable'),
    [approval('FIELD_TAKEN', 'Street.length')],
  ],
  [
    'finds an entity by a key of its own',
    street('name: String @external', '@key(fields: "name")'),
    [approval('KEY_ADDED', 'Street')],
  ],
  [
    'hides a field',
    count('value: Int! isWhole: Boolean @inaccessible'),
    [approval('BREAKS_OTHERS', 'Count.isWhole')],
  ],
  ['takes a guarantee away', count('value: Int'), [approval('BREAKS_OTHERS', 'Count.value')]],
  [
    'leaves a field of an input out',
    `${links}"Where. 何处"\ninput Place { town: String }`,
    [approval('BREAKS_OTHERS', 'Place.street')],
  ],
  [
    'leaves a value of an enum out',
    `${links}"How. 如何"\nenum Order { UP }`,
    [approval('BREAKS_OTHERS', 'Order.DOWN')],
  ],
  [
    'asks for scopes',
    street(lit, '@requiresScopes(scopes: [["nobody"]])'),
    [approval('RIGHTS_NARROWED', 'Street')],
  ],
  [
    'asks for a purpose',
    street(lit, '@purpose(anyOf: ["AUDIT"])'),
    [approval('RIGHTS_NARROWED', 'Street')],
  ],
  [
    'calls a shared type sensitive',
    count('value: Int!').replace('PUBLIC', 'SENSITIVE'),
    [approval('RIGHTS_NARROWED', 'Count')],
  ],
  [
    'masks a field',
    count('value: Int! isWhole: Boolean @mask(as: "YEAR")'),
    [approval('RIGHTS_NARROWED', 'Count.isWhole')],
  ],
  [
    'makes persons of what is none',
    street(lit, '@subject'),
    [approval('RIGHTS_NARROWED', 'Street'), approval('RIGHTS_NARROWED', 'Street.streetId')],
  ],
  [
    'asks who all are that ask anything',
    `${links}type Query @authenticated {\n "Lit. 照明"\n lit: Boolean @sensitivity(level: "PUBLIC") }`,
    [approval('RIGHTS_NARROWED', 'Query')],
  ],
])('an approver has to agree when it %s', (_, sdl, expected) => {
  expect(standing(sdl)).toEqual(expected);
});

it('stating what somebody else’s type is makes nobody its owner', () => {
  const claims = [
    count('value: Int', `@resource${entry}`),
    street(lit, `@purpose(anyOf: ["AUDIT"]) @resource${entry}`),
  ];
  const asked = (sdl: string) => standing(sdl).filter(([severity]) => severity === 'APPROVAL');
  expect(claims.map(asked)).toEqual([
    [approval('RIGHTS_NARROWED', 'Count'), approval('BREAKS_OTHERS', 'Count.value')],
    [approval('RIGHTS_NARROWED', 'Street')],
  ]);
});

it('what was agreed to before is not asked again', () => {
  const taking = street(
    '"N. 名"\n name: String @override(from: "city")',
    '@requiresScopes(scopes: [["a"]])',
  );
  const more = taking.replace('"N. 名"', '"N. 名称"');
  expect(standing(more, { before: taking })).toEqual([]);
});

it('subgraphs of one department take from each other what they like', () => {
  const taking = street('"N. 名"\n name: String @override(from: "city")', '@key(fields: "name")');
  const sister = others.map((one) => ({ ...one, owner }));
  expect(standing(taking, { others: sister })).toEqual([]);
});

it('what breaks operations of others is refused outright', () => {
  const operation = seen('counts', '{ streets { isWhole } }', ['Query.streets', 'Count.isWhole']);
  const sdl = count('isWhole: Boolean @inaccessible');
  expect(standing(sdl, { operations: [operation] })).toEqual([
    ['ERROR', 'BREAKS_OTHERS', 'Count.isWhole', ['city']],
  ]);
});

it('a department closes its own entity when it likes, also where others refer to it, and is told who asks', () => {
  const referring: OtherSchema[] = [
    { name: 'lamps', sdl: street(lit), owner: '11990101000101039R' },
  ];
  const closed = city.replace('type Street', 'type Street @requiresScopes(scopes: [["a"]])');
  const { supergraphSdl } = composeAll([{ name: 'city', sdl: city }, ...referring]);
  const operation = seen('names', '{ street { name } }', ['Query.street', 'Street.name']);
  const { findings } = checkSubgraph({
    subgraph: { name: 'city', sdl: closed },
    owner,
    others: referring.map((one) => ({ ...one, owner: '11990100000000019F' })),
    supergraphSdl,
    operations: [encodeOperations([operation])],
  });
  expect(
    findings.map(({ severity, code, coordinate, operations }) => [
      severity,
      code,
      coordinate,
      operations.length,
    ]),
  ).toEqual([['WARNING', 'RIGHTS_NARROWED', 'Street', 1]]);
});

describe('what a subgraph would be sent', () => {
  const computed = (fields: string, external: string) =>
    street(`"Lit. 照明"\n lit: Boolean @requires(fields: "${fields}")\n ${external}`);

  it('is nobody’s business while it is not personal', () => {
    expect(standing(computed('name', 'name: String @external'))).toEqual([]);
  });

  it('needs an approver when it is, once', () => {
    const sdl = computed('name phone', 'name: String @external\n phone: String @external');
    expect(standing(sdl)).toEqual([approval('DATA_REQUESTED', 'Street.lit')]);
    expect(standing(sdl.replace('Lit. 照明', 'Alight. 照明'), { before: sdl })).toEqual([]);
  });

  it('needs an approver when it is whom somebody asks about', () => {
    const sdl = keeper('"Has a lamp. 灯"\n hasLamp: Boolean');
    expect(standing(sdl)).toEqual([approval('DATA_REQUESTED', 'Keeper')]);
    const referring = `${keeper('').replace('"ref")', '"ref", resolvable: false)')}
type Query {
  "Who has the key. 钥匙"
  keyHolder: Keeper
}`;
    expect(standing(referring)).toEqual([]);
  });

  it('needs an approver when a context brings it from anywhere', () => {
    const sdl = `${links}"A street. 街道"
type Street @key(fields: "streetId") @context(name: "street") @authenticated @sensitivity(level: "PUBLIC") {
  streetId: ID!
  phone: String @external
  "Its lamp. 灯"
  lamp: Lamp
}
"A lamp. 灯"
type Lamp @key(fields: "lampId") @authenticated @sensitivity(level: "PUBLIC") @resource${entry} {
  lampId: ID!
  "Whom to call. 联系"
  call(phone: String @fromContext(field: "$street { phone }")): String
}`;
    expect(standing(sdl)).toEqual([['APPROVAL', 'DATA_REQUESTED', 'Lamp.call', []]]);
  });
});
