import { createReferenceSeal } from '@civicgraph/shared';
import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { failure } from '../semantics/createSource';
import { federation } from '../semantics/federation';
import { viewerWith } from './clinic';
import { readableTokens } from './readableTokens';

const viewer = viewerWith([]);
const references = createReferenceSeal(Buffer.alloc(32, 7));
const town = federation(
  {
    people: {
      sdl: `
        type Query { person(ref: ID!): Person day(on: String!): String months(of: [String!]!): String }
        type Person @key(fields: "ref") @subject { ref: ID! name: String }`,
      resolvers: {
        Query: {
          person: (_: never, { ref }: { ref: string }) => personOf(ref),
          day: (_: never, { on }: { on: string }) => {
            throw failure('DATE_MALFORMED', `Unknown day "${on}".`);
          },
          months: (_: never, { of }: { of: string[] }) => of.join(),
        },
      },
    },
  },
  { accountability: fakeAccountability(), subjectTokens: readableTokens, references },
);

function personOf(reference: string) {
  const ref = references.open(viewer, 'Person', reference);
  return ref && { ref: references.seal(viewer, 'Person', ref), name: `name of ${ref}` };
}

const token = readableTokens.seal(viewer, 'Person', 'person-1');

async function ask(operation: string, variables = {}) {
  const { text } = await town.ask('hive', operation, { viewer, variables });
  return JSON.parse(text);
}

it('a token leads to its person, in a variable and in the text', async () => {
  const expected = { data: { person: { ref: token, name: 'name of person-1' } } };
  expect(await ask('query ($ref: ID!) { person(ref: $ref) { ref name } }', { ref: token })).toEqual(
    expected,
  );
  expect(await ask(`{ person(ref: "${token}") { ref name } }`)).toEqual(expected);
});

it('a token tells nothing of its person to whoever puts it where none belongs', async () => {
  for (const answer of [
    await ask('query ($on: String!) { day(on: $on) }', { on: token }),
    await ask(`{ day(on: "${token}") }`),
    await ask(`{ months(of: ["2026-10", "${token}"]) }`),
  ]) {
    expect(JSON.stringify(answer)).toContain('r1.');
    expect(JSON.stringify(answer)).not.toContain('person-1');
  }
});

it('a token in the text keeps out of the way of variables, whatever they are called', async () => {
  const operation = `query ($civicgraph_token_0: ID!, $civicgraph_token_2: ID!) {
    a: person(ref: "${token}") { name }
    b: person(ref: $civicgraph_token_0) { name }
    c: person(ref: "${token}") { name }
    d: person(ref: $civicgraph_token_2) { name }
    e: person(ref: "${token}") { name }
  }`;
  const found = { name: 'name of person-1' };
  expect(
    await ask(operation, { civicgraph_token_0: 'nobody', civicgraph_token_2: 'nobody' }),
  ).toEqual({ data: { a: found, b: null, c: found, d: null, e: found } });
});
