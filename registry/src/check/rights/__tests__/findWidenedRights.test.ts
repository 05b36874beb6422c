import { check } from '../../__tests__/fixtures/check';
import { links, parks, renamedLinks } from '../../__tests__/fixtures/sdl';

const clinic = `${parks}
"A visitor. 访客"
type Visitor implements Named @key(fields: "ref") @subject @sensitivity(level: "PERSONAL") @requiresScopes(scopes: [["a"]]) @resource(code: "x-1", name: "访客", shareType: "NOT_SHARED", legalBasis: "法", updateCycle: "DAILY", dataLevel: "GENERAL") {
  ref: ID!
  "Pass. 通行证"
  pass(full: Boolean, secret: Boolean @inaccessible): String @mask(as: "PHONE", unless: [["b"]])
  "Name. 姓名"
  name: String @requiresScopes(scopes: [["c", "d"]]) @purpose(anyOf: ["AUDIT"])
  "Notes. 备注"
  notes: String @inaccessible @requiresScopes(scopes: [["e"]])
}
"Has a name. 名称"
interface Named @sensitivity(level: "PERSONAL") { name: String }
extend type Query {
  "The visitors. 访客列表"
  visitors: [Visitor!]!
  "Whoever has a name. 名称列表"
  named: Named @authenticated
}
`;

/** What is widened: the coordinates, and nothing else that asks for an approver. */
function widened(after: string, before = clinic) {
  return check(after, { before })
    .filter(({ severity }) => severity === 'APPROVAL')
    .map(({ code, coordinate, line }) => `${code} ${coordinate} ${line}`);
}

const lineOf = (text: string, sdl = clinic) => sdl.slice(0, sdl.indexOf(text)).split('\n').length;
const visitor = lineOf('type Visitor');
// Composition gives an interface what its types ask for.
const named = lineOf('interface Named');

it('a schema that stays as it is widens nothing', () => {
  expect(widened(clinic)).toEqual([]);
});

it.each<[string, string, string, string[]]>([
  [
    'a type asks for fewer scopes',
    ' @requiresScopes(scopes: [["a"]])',
    ' @authenticated',
    [`Visitor ${visitor}`, `Named ${named}`],
  ],
  [
    'a field asks for fewer',
    '[["c", "d"]]',
    '[["c"]]',
    [`Visitor.name ${lineOf('name: String @req')}`, `Named.name ${named}`],
  ],
  [
    'a field asks for no purpose',
    ' @purpose(anyOf: ["AUDIT"])',
    '',
    [`Visitor.name ${lineOf('name: String @req')}`],
  ],
  [
    'a mask is taken off',
    ' @mask(as: "PHONE", unless: [["b"]])',
    '',
    [`Visitor.pass ${lineOf('pass(')}`],
  ],
  [
    'a field becomes visible',
    'String @inaccessible @requires',
    'String @requires',
    [`Visitor.notes ${lineOf('notes:')}`],
  ],
  [
    'an argument becomes visible',
    'secret: Boolean @inaccessible',
    'secret: Boolean',
    [`Visitor.pass(secret:) ${lineOf('pass(')}`],
  ],
  [
    'persons are persons no more',
    '@subject ',
    '',
    [`Visitor ${visitor}`, `Visitor.ref ${lineOf('ref: ID!')}`],
  ],
  ['a share type is wider', '"NOT_SHARED"', '"CONDITIONAL"', [`Visitor ${visitor}`]],
  [
    'an interface says less',
    '@sensitivity(level: "PERSONAL") { name',
    '@sensitivity(level: "INTERNAL") { name',
    [`Named ${lineOf('interface Named')}`],
  ],
])('when %s, an approver is asked', (_, text, by, expected) => {
  expect(widened(clinic.replace(text, by))).toEqual(expected.map((one) => `RIGHTS_WIDENED ${one}`));
});

it.each<[string, string, string]>([
  ['a field asks for more', '[["c", "d"]]', '[["c", "d", "e"]]'],
  [
    'a field is removed',
    '  "Notes. 备注"\n  notes: String @inaccessible @requiresScopes(scopes: [["e"]])\n',
    '',
  ],
  ['a field is added', 'number: Int!', 'number: Int! height: Int'],
])('when %s, nothing is widened', (_, text, by) => {
  expect(widened(clinic.replace(text, by))).toEqual([]);
});

it('what moves from a field to its type is as closed as before', () => {
  const after = clinic
    .replace('@requiresScopes(scopes: [["a"]])', '@requiresScopes(scopes: [["a", "c", "d"]])')
    .replace(' @requiresScopes(scopes: [["c", "d"]])', '');
  expect(widened(after)).toEqual([]);
});

it('what a field gives has a say: another type that asks for less widens it', () => {
  const after = clinic.replace('visitors: [Visitor!]!', 'visitors: [Bench!]!');
  expect(widened(after)).toEqual([`RIGHTS_WIDENED Query.visitors ${lineOf('visitors:')}`]);
});

it('a key that no longer is one would leave in the clear', () => {
  const after = clinic
    .replace('@key(fields: "ref")', '@key(fields: "code")')
    .replace('  ref: ID!', '  code: ID!\n  ref: ID!');
  expect(widened(after)).toEqual([`RIGHTS_WIDENED Visitor.ref ${lineOf('ref: ID!') + 1}`]);
});

it('a value that was computed from others and is no more needs an approver', () => {
  const shade = (tail: string) =>
    `${parks}"A tree. 树木"\ntype Tree @key(fields: "treeId") @authenticated {\n  treeId: ID!\n  park: Park @external\n  "Shade. 树荫"\n  shade: Int @sensitivity(level: "PUBLIC")${tail}\n}`;
  const after = shade('').replace('  park: Park @external\n', '');
  expect(widened(after, shade(' @requires(fields: "park { parkId }")'))).toEqual([
    'RIGHTS_WIDENED Tree.shade 27',
  ]);
});

it('the message says from what to what, and the other side is named', () => {
  const after = parks.replace(
    'type Park @key(fields: "parkId") @authenticated',
    'type Park @key(fields: "parkId") @authenticated @requiresScopes(scopes: [["a"]])',
  );
  const [finding] = check(parks, { before: after }).filter(({ code }) => code === 'RIGHTS_WIDENED');
  expect(finding).toMatchObject({
    coordinate: 'Park',
    message: expect.stringContaining('scopes: "a" before, none now'),
    others: [{ subgraph: 'trees', line: 11, column: 6 }],
  });
});

it('directives are read by whatever names a schema gives them', () => {
  const rename = (sdl: string) =>
    `${renamedLinks}${sdl
      .replace(links, '')
      .replaceAll('@key', '@primary')
      .replaceAll('@authenticated', '@identified')
      .replaceAll('@sensitivity', '@closeness')
      .replaceAll('@resource', '@entry')}`;
  const before = rename(parks.replace('(level: "PUBLIC")', '(level: "INTERNAL")'));
  const found = (sdl: string) =>
    check(sdl, { before, others: [] }).flatMap(({ code, coordinate }) =>
      code === 'RIGHTS_WIDENED' ? [coordinate] : [],
    );
  expect(found(before)).toEqual([]);
  expect(found(rename(parks))).toEqual(['Park']);
});
