import { check } from '../../__tests__/fixtures/check';
import { parks, trees } from '../../__tests__/fixtures/sdl';
import { composeAll } from '../../composeAll';

it('an error has Apollo’s code, its place here and the other side with its lines', () => {
  const sdl = `${parks}\n"A tree. 树木"\ntype Tree @key(fields: "treeId") @authenticated {\n  treeId: Int!\n}`;
  expect(check(sdl)).toEqual([
    {
      code: 'FIELD_TYPE_MISMATCH',
      severity: 'ERROR',
      coordinate: 'Tree.treeId',
      line: 26,
      column: 3,
      message: expect.stringContaining('"Tree.treeId"'),
      others: [{ subgraph: 'trees', line: 6, column: 3 }],
      operations: [],
      unaffectedOperations: null,
    },
  ]);
});

it('all errors are found at once', () => {
  const sdl = `${parks}"A tree. 树木"\ntype Tree @key(fields: "treeId") @authenticated @sensitivity(level: "PUBLIC") {\n  treeId: Int!\n  "The park it stands in. 所在公园"\n  park: Bench\n}`;
  expect(
    check(sdl)
      .map(({ code, line }) => `${code} ${line}`)
      .sort(),
  ).toEqual(['FIELD_TYPE_MISMATCH 25', 'FIELD_TYPE_MISMATCH 27', 'INVALID_FIELD_SHARING 27']);
});

it('an error of this schema alone has its place', () => {
  const [finding] = check(parks.replace('material: Material\n', 'material: Marble\n'));
  expect(finding).toMatchObject({ code: 'INVALID_GRAPHQL', line: 15, column: 13, others: [] });
});

it('an error without a place has that of the element it names', () => {
  const sdl = parks.replace(
    'number: Int!',
    'number: Int! @external\n  rank: Int @requires(fields: "number")',
  );
  const found = check(sdl).map(({ code, line, coordinate }) => [code, line, coordinate]);
  expect(found).toContainEqual(['EXTERNAL_MISSING_ON_BASE', 14, 'Bench.number']);
});

it.each([
  ['a field that is there twice', 'number: Int!', 'number: Int!\n  number: Int!', 14, 3],
  [
    'an argument that a directive lacks',
    '@key(fields: "parkId")',
    '@key(fields: "parkId", of: 1)',
    5,
    34,
  ],
])('%s has its place', (_, text, by, line, column) => {
  expect(check(parks.replace(text, by))).toMatchObject([{ code: 'INVALID_GRAPHQL', line, column }]);
});

it('a remark that names this schema is told in one line', () => {
  const [finding, ...rest] = check(parks.replace('"A park. 公园"', '"A green place. 公园"'));
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ code: 'INCONSISTENT_DESCRIPTION', severity: 'INFO', line: 5 });
  expect(finding?.message).not.toContain('\n');
});

it('a directive that reads in each subgraph and not together is found, with the other side', () => {
  const about = (person: string) => (sdl: string) =>
    sdl.replace(
      /type Park @key\(fields: "parkId"([^)]*)\)/,
      `type Park @key(fields: "parkId"$1) @subject(person: "${person}")`,
    );
  const { findings, supergraphSdl } = composeAll([
    { name: 'parks', sdl: about('parkId')(parks) },
    { name: 'trees', sdl: about('parkId parkId')(trees) },
  ]);
  expect(supergraphSdl).toBeNull();
  expect(findings).toMatchObject([
    {
      code: 'COMPOSITION_FAILED',
      coordinate: 'Park',
      line: null,
      others: [
        { subgraph: 'parks', line: 5, column: 6 },
        { subgraph: 'trees', line: 11, column: 6 },
      ],
    },
  ]);
});

it('subgraphs that call a directive differently are refused, not broken on', () => {
  const renamed = parks
    .replace('"@sensitivity"', '{ name: "@sensitivity", as: "@closeness" }')
    .replaceAll('@sensitivity(', '@closeness(');
  const found = check(renamed);
  expect(found.map(({ severity }) => severity)).toEqual(['ERROR']);
});
