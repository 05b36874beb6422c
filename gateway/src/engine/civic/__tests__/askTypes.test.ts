import { buildSchema, parse, print } from 'graphql';
import { askTypes, readStricterFields } from '../askTypes';

const asked = (query: string, stricter: readonly string[] = []) =>
  print(askTypes(parse(query), new Set(stricter))).replace(/\s+/g, ' ');

test.each([
  [
    'a condition on all',
    '{ a { b @skip(if: $x) c @include(if: $y) } }',
    '{ a { __typename b @skip(if: $x) c @include(if: $y) } }',
  ],
  [
    'a condition within a fragment',
    '{ a { ... { b @skip(if: $x) } } }',
    '{ a { __typename ... { b @skip(if: $x) } } }',
  ],
  [
    'a condition on a fragment',
    '{ a { ...F @skip(if: true) } } fragment F on A { b }',
    '{ a { __typename ...F @skip(if: true) } } fragment F on A { b }',
  ],
  [
    'a condition in a fragment with a name',
    '{ a { ...F } } fragment F on A { b @skip(if: $x) }',
    '{ a { __typename ...F } } fragment F on A { b @skip(if: $x) }',
  ],
  [
    'an object in an object',
    '{ a { b { c @skip(if: $x) } } }',
    '{ a { b { __typename c @skip(if: $x) } } }',
  ],
])('asks the type with %s', (_, query, expected) => {
  expect(asked(query)).toBe(expected);
});

test.each([
  '{ a { b c @skip(if: $x) } }',
  '{ a { ... on A { b } ...F } } fragment F on A { b }',
  '{ a { b @other { c } } }',
])('leaves %s as it is', (query) => {
  expect(asked(query)).toBe(query);
});

test.each([
  ['{ a { b } }', '{ a { __typename b } }'],
  ['{ a { ... on A { b } } }', '{ a { __typename ... on A { b } } }'],
  ['{ a { ...F } } fragment F on A { b }', '{ a { __typename ...F } } fragment F on A { b }'],
  ['{ a { c } }', '{ a { c } }'],
])('asks the type where a type is stricter than its interface: %s', (query, expected) => {
  expect(asked(query, ['b'])).toBe(expected);
});

test('finds the fields that a type may not leave null, but its interface may', () => {
  const schema = buildSchema(`
    type Query { place: Place }
    interface Place { id: ID! name: String homes: [Home] notes: [String!] }
    interface Home { floor: Int }
    type Town implements Place { id: ID! name: String! homes: [Home!] notes: [String!] }
    type Village implements Place { id: ID! name: String homes: [Hut] notes: [String!] }
    type Hut implements Home { floor: Int }
  `);
  expect([...readStricterFields(schema)]).toEqual(['name', 'homes']);
});
