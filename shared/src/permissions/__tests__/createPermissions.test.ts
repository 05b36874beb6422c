import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { HubError } from '../../errors';
import { viewerOf } from '../../testing';
import type { Viewer } from '../../viewer';
import { accessOf } from '../accessOf';
import { createPermissions } from '../createPermissions';

const head =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@authenticated", "@requiresScopes"])';

const typeDefs = parse(`${head}
  interface Named { name: String }
  type Person implements Named @key(fields: "ref") @authenticated {
    ref: ID!
    name: String @requiresScopes(scopes: [["person:name"]])
    phone: String @requiresScopes(scopes: [["person:phone", "household:read"], ["subject:self"]])
    broken: String
  }
  type Cell @requiresScopes(scopes: [["stats:care"]]) {
    value: Int
    detail: Int @requiresScopes(scopes: [["care:own-case"]])
  }
  type Query @authenticated { person: Person named: Named cell: Cell fails: String }
`);

const person = { __typename: 'Person', ref: 'p1', name: 'A', phone: '1' };
const schema = applyMiddleware(
  buildSubgraphSchema({
    typeDefs,
    resolvers: {
      Query: {
        person: () => person,
        named: () => person,
        cell: () => ({ value: 1, detail: 2 }),
        fails: () => {
          throw new HubError('ARGUMENT_INVALID', 'Not this one.');
        },
      },
      Person: {
        __resolveReference: ({ ref }: { ref: string }) => ({ ...person, ref }),
        broken: () => {
          throw new Error('secret');
        },
      },
    },
  }),
  createPermissions(typeDefs),
);

async function ask(viewer: Viewer | undefined, query: string, variableValues = {}) {
  const { data, errors } = await execute({
    schema,
    document: parse(query),
    contextValue: { viewer },
    variableValues,
  });
  return {
    data: JSON.parse(JSON.stringify(data)),
    errors: (errors ?? []).map(({ path, extensions }) => [path?.join('.'), extensions.code]),
  };
}

const entities =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name phone } } }';
const representations = { r: [{ __typename: 'Person', ref: 'p1' }] };

describe('permissions from SDL', () => {
  it('hold through Query', async () => {
    expect(await ask(viewerOf('DASH'), '{ person { ref name } }')).toEqual({
      data: { person: { ref: 'p1', name: null } },
      errors: [['person.name', 'FORBIDDEN']],
    });
  });

  it('hold through _entities', async () => {
    expect(await ask(viewerOf('MH_CARE'), entities, representations)).toEqual({
      data: { _entities: [{ name: 'A', phone: null }] },
      errors: [['_entities.0.phone', 'FORBIDDEN']],
    });
  });

  it('hold through aliases and fragments on interfaces', async () => {
    expect(
      await ask(viewerOf('DASH'), '{ named { x: name ... on Person { y: name ref } } }'),
    ).toEqual({
      data: { named: { x: null, y: null, ref: 'p1' } },
      errors: [
        ['named.x', 'FORBIDDEN'],
        ['named.y', 'FORBIDDEN'],
      ],
    });
  });

  it('take any alternative, and all scopes of it', async () => {
    const phoneOf = async (viewer: Viewer) =>
      (await ask(viewer, '{ person { phone } }')).data.person;
    expect(await phoneOf(viewerOf('GRID'))).toEqual({ phone: '1' });
    expect(await phoneOf(viewerOf('SUBJECT'))).toEqual({ phone: '1' });
    expect(await phoneOf(viewerOf('CARE_OTHER'))).toEqual({ phone: null });
  });

  it('ask for the scopes of the type and of the field', async () => {
    expect((await ask(viewerOf('DASH'), '{ cell { value detail } }')).data).toEqual({
      cell: { value: 1, detail: null },
    });
    expect((await ask(viewerOf('MH_CARE'), '{ cell { value detail } }')).data).toEqual({
      cell: { value: 1, detail: 2 },
    });
  });

  it('close everything to a request without a viewer, but the schema itself', async () => {
    expect(await ask(undefined, '{ person { ref } cell { value } }')).toMatchObject({
      data: { person: null, cell: null },
    });
    expect((await ask(undefined, '{ _service { sdl } }')).data._service.sdl).toContain('Person');
  });

  it('tell a failed resolver from a denied field', async () => {
    const { errors } = await ask(viewerOf('DASH'), '{ fails person { broken } }');
    expect(errors).toEqual([
      ['fails', 'ARGUMENT_INVALID'],
      ['person.broken', undefined],
    ]);
  });

  it('name the field and the scope that would be needed', async () => {
    const { errors = [] } = await execute({
      schema,
      document: parse('{ person { name } }'),
      contextValue: { viewer: viewerOf('DASH') },
    });
    expect(errors[0]?.message).toBe(
      'This viewer may not read "Person.name". Expected the scope "person:name".',
    );
    expect(errors[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      field: 'Person.name',
      requiredScopes: [[['person:name']]],
    });
  });
});

describe('reading access off SDL', () => {
  it('refuses a field that nobody was given', () => {
    expect(() => accessOf(parse('type A { x: Int y: Int @authenticated }'))).toThrow(
      'Closed to everybody: A.x.',
    );
  });

  it('refuses a scope that does not exist', () => {
    expect(() =>
      accessOf(parse('type A { x: Int @requiresScopes(scopes: [["person:nmae"]]) }')),
    ).toThrow('A.x asks for the unknown scope "person:nmae".');
  });
});
