import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { checkCost } from '../checkCost';
import { defaultLimits } from '../Limits';

const schema = buildSchema('type Query { pages(first: Int = 50): [Query!] named(of: ID!): Query }');

/** The objects that an operation may bring, as the refusal says. */
function countOf(source: string, variables: Record<string, unknown> = {}): unknown {
  const document = parse(source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const request = { schema, document, operation, source, operationName: undefined, variables };
  try {
    checkCost(request, { ...defaultLimits, objects: 0 });
    return 0;
  } catch (error) {
    return (error as { extensions: { value?: number; code: string } }).extensions;
  }
}

test.each([
  ['{ pages { __typename } }', 50],
  ['{ pages(first: null) { __typename } }', 50],
  ['{ pages(first: 3) { __typename } }', 3],
  ['{ pages(first: null) { pages(first: null) { __typename } } }', 50 + 50 * 50],
])('counts %s as %s', (source, value) => {
  expect(countOf(source)).toMatchObject({ value });
});

test('counts null of a variable as the default of the argument', () => {
  expect(countOf('query($n: Int) { pages(first: $n) { __typename } }', { n: null })).toMatchObject({
    value: 50,
  });
});

test('does not let an argument pass that no resolver would take', () => {
  const source = 'query($of: ID = "a") { pages { __typename } named(of: $of) { __typename } }';
  expect(countOf(source, { of: null })).toEqual({ code: 'BAD_USER_INPUT' });
});

test('leaves variables that do not fit to the engine', () => {
  expect(countOf('query($n: Int) { pages(first: $n) { __typename } }', { n: 'x' })).toBe(0);
});
