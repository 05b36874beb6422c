import {
  buildSchema,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { LosslessNumber } from 'lossless-json';
import { compileProjection } from '../compileProjection';
import { conditionVariables } from '../conditions';

const schema = buildSchema(`
  scalar JSON
  enum Tenure { OWNED RENTED }
  interface Place { code: ID! region: Region }
  type Region implements Place { code: ID! region: Region name: String! parent: Region grids: [Grid!]! }
  type Grid implements Place { code: ID! region: Region households: Int }
  union Found = Region | Grid
  type Query {
    region: Region
    sure: Region!
    place: Place
    found: [Found]
    sureFound: [Found!]
    matrix: [[Int!]!]
    int: Int
    float: Float
    text: String
    flag: Boolean
    id: ID
    json: JSON
    tenure: Tenure
    constructor: String
  }
`);

describe('the text of an answer', () => {
  test.each<[string, string, unknown, string]>([
    ['leaves out what was fetched beside', '{int}', { int: 1, more: 2 }, '{"int":1}'],
    ['has the order of the operation', '{text int}', { int: 1, text: 'a' }, '{"text":"a","int":1}'],
    ['has the keys of the client', '{a: int b: int}', { a: 1, b: 2 }, '{"a":1,"b":2}'],
    ['has null for what is not there', '{int text}', {}, '{"int":null,"text":null}'],
    ['has the type of the root', '{__typename}', {}, '{"__typename":"Query"}'],
    [
      'joins selections of one key',
      '{region{code} ...F} fragment F on Query{region{name code}}',
      { region: { code: '1', name: 'x' } },
      '{"region":{"code":"1","name":"x"}}',
    ],
    [
      'takes the selections of the type that came',
      '{place{t: __typename ...on Grid{households} ...on Place{code}}}',
      { place: { __typename: 'Grid', code: '1', households: 2 } },
      '{"place":{"t":"Grid","households":2,"code":"1"}}',
    ],
    [
      'has members of a union side by side',
      '{found{...on Region{name} ...on Grid{households}}}',
      { found: [{ __typename: 'Region', name: 'a' }, null, { __typename: 'Grid' }] },
      '{"found":[{"name":"a"},null,{"households":null}]}',
    ],
    [
      'needs no type where a type is asked nothing',
      '{place{code ...on Grid{households @skip(if: true) ... @include(if: false){code}}}}',
      { place: { code: '1' } },
      '{"place":{"code":"1"}}',
    ],
    [
      'needs no type where only the interface is asked',
      '{place{code ...on Place{region{code}}} region{region{...on Place{code}}}}',
      {
        place: { code: '1', region: { code: '2' } },
        region: { region: { __typename: 'Place', code: '3' } },
      },
      '{"place":{"code":"1","region":{"code":"2"}},"region":{"region":{"code":"3"}}}',
    ],
    ['has lists of lists', '{matrix}', { matrix: [[1, 2], [], [3]] }, '{"matrix":[[1,2],[],[3]]}'],
    [
      'has an object without fields',
      '{region{code @skip(if: true)}}',
      { region: {} },
      '{"region":{}}',
    ],
    ['reads no inherited key', '{constructor}', {}, '{"constructor":null}'],
    ['takes an alias that objects inherit', '{toString: int}', { toString: 4 }, '{"toString":4}'],
    [
      'takes an alias that is the prototype',
      '{__proto__: int}',
      JSON.parse('{"__proto__": 4}'),
      '{"__proto__":4}',
    ],
    [
      'keeps numbers that a double would not',
      '{int float json}',
      {
        int: new LosslessNumber('9007199254740993'),
        float: new LosslessNumber('0.12345678901234567890'),
        json: { a: [new LosslessNumber('12345678901234567890')] },
      },
      '{"int":9007199254740993,"float":0.12345678901234567890,"json":{"a":[12345678901234567890]}}',
    ],
    ['escapes', '{text}', { text: 'a"b\\c\nd' }, '{"text":"a\\"b\\\\c\\nd"}'],
    ['keeps a lone surrogate', '{text}', { text: '\ud800' }, '{"text":"\\ud800"}'],
    [
      'keeps a lone surrogate in a long text',
      '{text}',
      { text: `${'网'.repeat(60)}\udfff` },
      `{"text":"${'网'.repeat(60)}\\udfff"}`,
    ],
    ['has an identifier as it came', '{a: id b: id}', { a: '1', b: 1 }, '{"a":"1","b":1}'],
    [
      'does not take an object for a number',
      '{json}',
      { json: { isLosslessNumber: true, value: '}' } },
      '{"json":{"isLosslessNumber":true,"value":"}"}}',
    ],
  ])('%s', (_, query, data, text) => {
    expect(project(query, data)).toEqual({ text, faults: [] });
  });
});

describe('nulls and wrong values', () => {
  test.each<[string, string, unknown, unknown, ...unknown[]]>([
    [
      'a null where a value must be empties its object',
      '{region{name}}',
      { region: { name: null } },
      { region: null },
      'region.name null',
    ],
    [
      'and its list',
      '{region{grids{code}}}',
      { region: { grids: [{ code: '1' }, {}] } },
      { region: null },
      'region.grids.1.code null',
    ],
    [
      'and the whole answer',
      '{int sure{name}}',
      { int: 1, sure: { name: null } },
      null,
      'sure.name null',
    ],
    [
      'but stops at what may be null',
      '{region{parent{name} name}}',
      { region: { name: 'a', parent: {} } },
      { region: { parent: null, name: 'a' } },
      'region.parent.name null',
    ],
    [
      'items that may be null stay beside',
      '{found{...on Region{name}}}',
      { found: [{ __typename: 'Region' }, null] },
      { found: [null, null] },
      'found.0.name null',
    ],
    [
      'the aliases of the client are told',
      '{a: region{b: name}}',
      { a: {} },
      { a: null },
      'a.b null',
    ],
    ['a list for an object', '{region{code}}', { region: [] }, { region: null }, 'region invalid'],
    [
      'an object for a list',
      '{found{__typename}}',
      { found: {} },
      { found: null },
      'found invalid',
    ],
    ['an object for a text', '{text}', { text: {} }, { text: null }, 'text invalid'],
    [
      'a text for a number',
      '{int float}',
      { int: '1', float: '1' },
      { int: null, float: null },
      'int invalid',
      'float invalid',
    ],
    ['half a number', '{int}', { int: 1.5 }, { int: null }, 'int invalid'],
    [
      'a number that JSON has no text for',
      '{float}',
      { float: Number.POSITIVE_INFINITY },
      { float: null },
      'float invalid',
    ],
    ['a truth that is none', '{flag}', { flag: 'true' }, { flag: null }, 'flag invalid'],
    [
      'a value the enum lacks',
      '{tenure}',
      { tenure: 'toString' },
      { tenure: null },
      'tenure invalid',
    ],
    [
      'a type that is no member',
      '{sureFound{__typename}}',
      { sureFound: [{ __typename: 'Query' }] },
      { sureFound: null },
      'sureFound.0 invalid',
    ],
    [
      'a type that is not there',
      '{place{code}}',
      { place: { __typename: 'toString', code: '1' } },
      { place: null },
      'place invalid',
    ],
    [
      'a type that is not told where it matters',
      '{place{code ...on Grid{households}}}',
      { place: { code: '1' } },
      { place: null },
      'place invalid',
    ],
    [
      'an interface for a type where it matters',
      '{place{code __typename}}',
      { place: { __typename: 'Place', code: '1' } },
      { place: null },
      'place invalid',
    ],
    [
      'a union for a type',
      '{found{...on Place{code}}}',
      { found: [{ code: '1' }, { __typename: 'Found', code: '1' }] },
      { found: [null, null] },
      'found.0 invalid',
      'found.1 invalid',
    ],
    [
      'lists within lists',
      '{matrix}',
      { matrix: [[1], [2, null]] },
      { matrix: null },
      'matrix.1.1 null',
    ],
    ['no data at all', '{int}', undefined, null, ' invalid'],
  ])('%s', (_, query, data, expected, ...faults) => {
    const projected = project(query, data);
    expect(JSON.parse(projected.text)).toEqual(expected);
    expect(projected.faults.map(({ path, reason }) => `${path.join('.')} ${reason}`)).toEqual(
      faults,
    );
  });

  test('a value nested too deeply is refused', () => {
    let json: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) json = [json];
    expect(project('{json int}', { json, int: 1 }).text).toBe('{"json":null,"int":1}');
  });

  test('a hundred are told, and the answer is whole', () => {
    const found = Array.from({ length: 500 }, () => ({ __typename: 'Nobody' }));
    const { text, faults } = project('{found{__typename}}', { found });
    expect(JSON.parse(text).found).toHaveLength(500);
    expect(faults.map(({ path }) => path)).toEqual(
      [...Array(100).keys()].map((index) => ['found', index]),
    );
  });
});

describe('conditions', () => {
  const query = `query($a: Boolean!, $b: Boolean = true) {
    int @include(if: $a)
    ... @skip(if: $b) { text region { code ...F @include(if: $a) } }
  } fragment F on Region { name }`;
  const data = { int: 1, text: 't', region: { code: '1', name: 'n' } };
  test.each([
    [{ a: true, b: true }, { int: 1 }],
    [{ a: false, b: true }, {}],
    [
      { a: true, b: false },
      { int: 1, text: 't', region: { code: '1', name: 'n' } },
    ],
    [
      { a: false, b: false },
      { text: 't', region: { code: '1' } },
    ],
  ])('%j leave what they say', (variables, expected) => {
    const operation = compile(query);
    for (let round = 0; round < 2; round++) {
      expect(JSON.parse(operation(data, variables, false).text)).toEqual(expected);
    }
  });
});

describe('an object at several places', () => {
  const region = { code: '1', name: 'n' };

  test('is written as its place asks', () => {
    const { text } = compile('{a: region{code} b: region{name} c: region{code}}')(
      { a: region, b: region, c: region },
      {},
      true,
    );
    expect(text).toBe('{"a":{"code":"1"},"b":{"name":"n"},"c":{"code":"1"}}');
  });

  test('is told of at each when it is wrong', () => {
    const faulty = { code: '1', name: null };
    const { faults } = compile('{a: region{name} b: region{name}}')(
      { a: faulty, b: faulty },
      {},
      true,
    );
    expect(faults.map(({ path }) => path)).toEqual([
      ['a', 'name'],
      ['b', 'name'],
    ]);
  });
});

test('fragments that double at each level are compiled once for each type', () => {
  const levels = 40;
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on Region {
      code ${level + 1 < levels ? `parent{...F${level + 1}} region{...F${level + 1}}` : ''}
    }`,
  );
  const text = project(`{region{...F0}} ${fragments.join(' ')}`, { region: { code: '1' } }).text;
  expect(text).toBe('{"region":{"code":"1","parent":null,"region":null}}');
});

test('an object at several places is not copied from where a null took its place', () => {
  const parent = { code: '1', name: 'North' };
  const data = {
    region: { grids: [{ region: { parent } }, null] },
    text: 'something else, of the same length',
    found: [{ __typename: 'Region', parent }],
  };
  const { text } = compile(
    '{region{grids{region{...P}}} text found{...P}} fragment P on Region{parent{code name}}',
  )(data, {}, true);
  expect(text).toBe(
    '{"region":null,"text":"something else, of the same length","found":[{"parent":{"code":"1","name":"North"}}]}',
  );
});

function compile(query: string) {
  const { definitions } = parse(query);
  const definition = definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  if (!definition) throw new Error('The query has no operation.');
  const named = new Map(fragments.map((node) => [node.name.value, node]));
  const conditions = conditionVariables(definition, named);
  const project = compileProjection(schema, { definition, fragments: named, conditions });
  return (...[data, variables, isGraph]: Parameters<typeof project>) => {
    const { bytes, faults } = project(data, variables, isGraph);
    return { text: bytes.toString().slice('{"data":'.length, -1), faults };
  };
}

function project(query: string, data: unknown) {
  return compile(query)(data, {}, false);
}
