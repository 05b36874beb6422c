import { parse } from 'graphql';
import { composeSchemas } from '../composeSchemas';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';
const compose = (sdls: Record<string, string>) =>
  composeSchemas(
    Object.entries(sdls).map(([name, sdl]) => ({ name, document: parse(`${link}${sdl}`) })),
  );

it('subgraphs that fit come to a supergraph without errors', () => {
  const { supergraphSdl, errors, hints } = compose({
    a: 'type Query { a: Int }',
    b: 'type Query { b: Int }',
  });
  expect([errors, hints]).toEqual([[], []]);
  expect(supergraphSdl).toContain('@join__graph');
});

it('an error has its code, and a place in each subgraph that it is about', () => {
  const { supergraphSdl, errors } = compose({
    a: 'type Query { a: T }\n"One."\ntype T @shareable { b: Int }',
    b: 'type T @shareable { b: String }',
  });
  expect(supergraphSdl).toBeNull();
  expect(errors).toEqual([
    {
      code: 'FIELD_TYPE_MISMATCH',
      message: expect.stringContaining('"T.b"'),
      places: [
        { subgraph: 'a', location: { line: 4, column: 21 } },
        { subgraph: 'b', location: { line: 2, column: 21 } },
      ],
    },
  ]);
});

it('an error of one subgraph alone is placed in it, also where the library has lost the place', () => {
  const { errors } = compose({
    a: 'type Query { a: T }\ntype T @key(fields: "b", of: 1) { b: Int }',
  });
  expect(errors).toMatchObject([
    { code: 'INVALID_GRAPHQL', places: [{ subgraph: 'a', location: { line: 3, column: 26 } }] },
  ]);
});

it('nothing at all does not compose', () => {
  expect(compose({})).toMatchObject({ supergraphSdl: null, errors: [{}] });
});
