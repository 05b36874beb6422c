import { buildSchema, parse, validate } from 'graphql';
import { practiceOperation } from '../practiceOperation';

test('is valid, with its required arguments from variables, and goes not on for ever', () => {
  const schema = buildSchema(`
    type Query { found: Found me(region: ID!, first: Int): Person place: Place count: Int }
    union Found = Person
    interface Place { id: ID! parent: Place owners(kind: [String!]!): [Person!]! }
    type Person { id: ID! name: String! home: Place friends: [Person] }
    type Region implements Place { id: ID! parent: Place owners(kind: [String!]!): [Person!]! }
  `);
  const text = practiceOperation(schema, 'Practice') ?? '';
  expect(validate(schema, parse(text))).toEqual([]);
  expect(text).toContain('$v0: [String!]!, $v1: ID!');
  expect(text).toContain('me(region: $v1) { __typename id  name  home');
  expect(text.length).toBeLessThan(2000);
});

test.each([
  'type Mutation { a: Int }',
  'type Query { found: Found } union Found = A type A { b: Int }',
])('is not there for a schema too bare for one: %s', (sdl) => {
  expect(practiceOperation(buildSchema(sdl), 'Practice')).toBeUndefined();
});
