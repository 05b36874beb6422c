import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkSubgraph } from '../checkSubgraph';
import { composeAll } from '../composeAll';
import { check, seen, told } from './fixtures/check';
import { entry, links, owner, parks, trees } from './fixtures/sdl';

it('a schema that nothing stands against has no findings, and the supergraph with it', () => {
  const result = checkSubgraph({
    subgraph: { name: 'parks', sdl: parks },
    owner,
    others: [{ name: 'trees', sdl: trees }],
    supergraphSdl: null,
    operations: [],
  });
  expect(result).toEqual({
    findings: [],
    supergraphSdl: expect.stringContaining('type Park'),
  });
});

it('everything that is wrong is found at once, in the order of lines', () => {
  const before = parks.replace('"PUBLIC") @resource', '"INTERNAL") @resource');
  const after = parks
    .replace('  "Name on the gate. 名称"\n  name: String!\n', '')
    .replace('first: Int = 20', 'first: Int = 60')
    .replace('  number: Int!', '  number: Int!\n  riskLevel: Int')
    .replace('"A bench. 长椅"\n', '')
    .replace('type Query {', 'type Query {\n  count: Int')
    .replace(`${owner}-001`, '119901000001000798-001');
  const named = seen('named', '{ parks { name } }', ['Park.name', 'Query.parks']);
  const seated = seen('seated', '{ parks { benches { number } } }', [
    'Bench.number',
    'Park.benches',
    'Query.parks',
  ]);
  const sdl = `${after}query Q { parks { name } }`;
  const findings = check(sdl, { before, owner, operations: [named, seated] });
  expect(findings.map(told)).toEqual([
    'ERROR RESOURCE_OWNER_DIFFERS 5:6 Park',
    'ERROR BREAKING_CHANGE 5:6 Park.name',
    'APPROVAL RIGHTS_WIDENED 5:6 Park',
    'INFO BREAKING_CHANGE 8:11 Park.benches(first:)',
    'ERROR MISSING_DESCRIPTION 10:6 Bench',
    'ERROR FORBIDDEN_NAME 12:3 Bench.riskLevel',
    'ERROR MISSING_DESCRIPTION 18:3 Query.count',
    'ERROR MISSING_ACCESS 18:3 Query.count',
    'ERROR MISSING_SENSITIVITY 18:3 Query.count',
    'ERROR SDL_NOT_A_SCHEMA 22:1 -',
    'WARNING COST_CHANGED - -',
  ]);
});

it('what does not read of the policy hides nothing else', () => {
  const sdl = parks
    .replace('"PUBLIC") @resource', '"LOUD") @resource')
    .replace('  number: Int!\n', '');
  expect(check(sdl, { before: parks }).map(told)).toEqual([
    'ERROR COMPOSITION_FAILED 5:6 Park',
    'WARNING BREAKING_CHANGE 13:6 Bench.number',
  ]);
});

describe('forbidden paths', () => {
  const persons = `${links}"A person. 人员"
type Person @key(fields: "ref") @subject @authenticated @sensitivity(level: "PERSONAL") @resource${entry} {
  ref: ID!
}
"A region. 区划"
type Region @key(fields: "code") @authenticated {
  code: ID!
  "Its office. 机关"
  office: Office
}
"An office. 机关"
type Office @key(fields: "officeId") @authenticated @sensitivity(level: "PUBLIC") {
  officeId: ID!
}
type Query {
  "A region. 区划"
  region: Region @authenticated
}`;
  const others = [{ name: 'persons', sdl: persons }];
  const opening = `${links}"An office. 机关"
type Office @key(fields: "officeId") @authenticated @sensitivity(level: "PUBLIC") @resource${entry} {
  officeId: ID!
  "Its head. 负责人"
  head: Person
}
"A person. 人员"
type Person @key(fields: "ref", resolvable: false) @subject @authenticated @sensitivity(level: "PERSONAL") {
  ref: ID!
}`;

  it('one is found at the field that opens it, with the steps of other subgraphs', () => {
    expect(check(opening, { others })).toMatchObject([
      {
        code: 'FORBIDDEN_PATH',
        severity: 'ERROR',
        coordinate: 'Office.head',
        line: 8,
        column: 3,
        message: expect.stringContaining('Region.office → Office.head'),
        others: [{ subgraph: 'persons', line: 12, column: 3 }],
      },
    ]);
  });

  it('a way on from a person to a place is none', () => {
    const sdl = opening
      .replace('  "Its head. 负责人"\n  head: Person\n', '')
      .replace('ref: ID!', 'ref: ID!\n  "Where the person works. 工作机关"\n  worksAt: Office');
    expect(check(sdl, { others })).toEqual([]);
  });
});

describe('whatever the text is, a result comes back', () => {
  const housing = readFileSync(
    join(__dirname, '../../../../subgraphs/housing/schema.graphql'),
    'utf8',
  );
  const others = [{ name: 'trees', sdl: trees }];
  const { supergraphSdl } = composeAll([{ name: 'parks', sdl: parks }, ...others]);
  const isResult = (sdl: string) => {
    const subgraph = { name: 'parks', sdl };
    const { findings } = checkSubgraph({
      subgraph,
      owner,
      others,
      supergraphSdl,
      operations: [],
    });
    for (const { code } of findings) expect(code).toMatch(/^[A-Z_]+$/);
  };

  it('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), isResult), {
      numRuns: 200,
    });
  });

  it('of schemas with pieces moved about', () => {
    const pieces = `${parks}\n${housing}`.match(/\w+|\S|\s+/g) ?? [];
    const edit = fc.record({
      at: fc.nat(pieces.length),
      length: fc.nat(8),
      put: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
    });
    const base = fc.constantFrom(parks, trees);
    fc.assert(
      fc.property(base, fc.array(edit, { minLength: 1, maxLength: 4 }), (sdl, edits) => {
        const changed = sdl.match(/\w+|\S|\s+/g) ?? [];
        for (const { at, length, put } of edits)
          changed.splice(at % changed.length, length, ...put);
        isResult(changed.join(''));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [
      'types that contain themselves',
      'type A implements A { a: A } union U = U interface I implements I { a: I }',
    ],
    ['keys that nest without end', `type A @key(fields: "${'a { '.repeat(20_000)}") { a: A }`],
    [
      'names of the language itself',
      'type __proto__ { constructor: __proto__ } type constructor { toString: Int } scalar hasOwnProperty',
    ],
    [
      'links to nowhere',
      'extend schema @link(url: 1) @link @link(url: "https://specs.apollo.dev/federation/v9.9", import: [1, { name: 2 }])',
    ],
    ['the same type many times', `${'type A { a: Int } '.repeat(200)}`],
    ['an input that needs itself', 'input A { a: A! } type Query { a(a: A = {}): Int }'],
  ])('of %s', (_, sdl) => {
    isResult(sdl);
    isResult(`${links}${sdl}`);
  });
});
