import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { HubError } from '../../errors';
import { withPolicySpec } from '../../policy';
import { viewerOf } from '../../testing';
import type { Viewer } from '../../viewer';
import { accessOf } from '../accessOf';
import { createPermissions } from '../createPermissions';

const head = `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: ["@key", "@authenticated", "@requiresScopes", "@policy"]
    )
    @link(
      url: "https://specs.civicgraph.cn/policy/v0.1"
      as: "civic"
      import: ["@subject", "@sensitivity", "@mask", "@purpose"]
    )`;
const parseSchema = (sdl: string) => withPolicySpec(parse(`${head} ${sdl}`));

const typeDefs = parseSchema(`
  interface Named { name: String }
  type Person implements Named @key(fields: "ref") @authenticated {
    ref: ID!
    name: String @requiresScopes(scopes: [["person:name"]])
    phone: String @requiresScopes(scopes: [["person:phone", "household:read"], ["subject:self"]])
    broken: String
    birthDate: String @mask(as: "YEAR", unless: [["person:birth-date"], ["grant:person"]])
    names: [String] @mask(as: "NAME")
    code: ID @mask(as: "TOKEN")
    count: Int @mask(as: "ID_NUMBER")
    note: String @purpose(anyOf: ["CARE_DELIVERY", "EMERGENCY"])
    closed: String @purpose(anyOf: ["AUDIT"]) @purpose(anyOf: ["EMERGENCY", "STATISTICS"])
    granted: String @policy(policies: [["under-grant"]])
  }
  type Visit @authenticated @purpose(anyOf: ["SERVICE_VISIT", "CARE_DELIVERY"]) {
    task: String
    remark: String @purpose(anyOf: ["CARE_DELIVERY"])
  }
  extend type Visit { place: String }
  type Cell @requiresScopes(scopes: [["stats:care"]]) {
    value: Int
    detail: Int @requiresScopes(scopes: [["care:own-case"]])
  }
  type Query @authenticated { person: Person named: Named cell: Cell visit: Visit fails: String }
`);

const person = {
  __typename: 'Person',
  ref: 'p1',
  name: 'A',
  phone: '1',
  code: 'c1',
  note: 'n',
  closed: 'x',
  granted: 'g',
};
const visit = { task: 't', remark: 'r', place: 'p' };
const schema = applyMiddleware(
  buildSubgraphSchema({
    typeDefs,
    resolvers: {
      Query: {
        person: () => person,
        named: () => person,
        cell: () => ({ value: 1, detail: 2 }),
        visit: () => visit,
        fails: () => {
          throw new HubError('ARGUMENT_INVALID', 'Not this one.');
        },
      },
      Person: {
        __resolveReference: ({ ref }: { ref: string }) => ({ ...person, ref }),
        broken: () => {
          throw new Error('secret');
        },
        birthDate: async () => '1949-12-31',
        names: () => ['张三', null, Promise.resolve('欧阳修')],
        count: () => 110105,
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

const grant = {
  id: 'g1',
  kind: 'EXCEPTIONAL',
  purpose: 'CASE_INVESTIGATION',
  caseRef: 'A-1',
  subject: 'ref:p1',
  expiresAt: '2030-01-01T00:00:00Z',
} as const;

const entities =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name phone } } }';
const representations = { r: [{ __typename: 'Person', ref: 'p1' }] };

describe('permissions from SDL', () => {
  it('hold through Query', async () => {
    expect(await ask(viewerOf('DASH'), '{ person { ref name } }')).toEqual({
      data: { person: { ref: 'p1', name: null } },
      errors: [['person.name', 'SCOPE_MISSING']],
    });
  });

  it('hold through _entities', async () => {
    expect(await ask(viewerOf('MH_CARE'), entities, representations)).toEqual({
      data: { _entities: [{ name: 'A', phone: null }] },
      errors: [['_entities.0.phone', 'SCOPE_MISSING']],
    });
  });

  it('hold through aliases and fragments on interfaces', async () => {
    expect(
      await ask(viewerOf('DASH'), '{ named { x: name ... on Person { y: name ref } } }'),
    ).toEqual({
      data: { named: { x: null, y: null, ref: 'p1' } },
      errors: [
        ['named.x', 'SCOPE_MISSING'],
        ['named.y', 'SCOPE_MISSING'],
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
      code: 'SCOPE_MISSING',
      field: 'Person.name',
      requiredScopes: [[['person:name']]],
    });
  });
});

describe('purposes', () => {
  const visitOf = (viewer: Viewer) => ask(viewer, '{ visit { task remark place } }');

  it('of a type hold for each of its fields, and with those of the field', async () => {
    expect(await visitOf(viewerOf('MH_CARE'))).toEqual({ data: { visit }, errors: [] });
    expect(await visitOf(viewerOf('GRID'))).toEqual({
      data: { visit: { ...visit, remark: null } },
      errors: [['visit.remark', 'PURPOSE_REQUIRED']],
    });
  });

  it('are asked of a request that declares none, too', async () => {
    expect(await visitOf(viewerOf('GRID', { purpose: null }))).toEqual({
      data: { visit: { task: null, remark: null, place: null } },
      errors: [
        ['visit.task', 'PURPOSE_REQUIRED'],
        ['visit.remark', 'PURPOSE_REQUIRED'],
        ['visit.place', 'PURPOSE_REQUIRED'],
      ],
    });
  });

  it.each([
    ['note', ['CARE_DELIVERY', 'EMERGENCY']],
    ['closed', []],
  ])('that fit "%s" are named', async (field, fitting) => {
    const { errors = [] } = await execute({
      schema,
      document: parse(`{ person { ${field} } }`),
      contextValue: { viewer: viewerOf('GRID') },
    });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'PURPOSE_REQUIRED', field: `Person.${field}`, purposes: fitting },
    ]);
  });
});

describe('policies', () => {
  it('are met by a viewer that their rule lets in, and refuse with a code of their own', async () => {
    const query = '{ person { granted } }';
    expect(await ask(viewerOf('POLICE', { grant }), query)).toEqual({
      data: { person: { granted: 'g' } },
      errors: [],
    });
    expect(await ask(viewerOf('POLICE'), query)).toEqual({
      data: { person: { granted: null } },
      errors: [['person.granted', 'FORBIDDEN']],
    });
  });
});

describe('masks', () => {
  const personOf = async (viewer: Viewer, fields: string) =>
    (await ask(viewer, `{ person { ${fields} } }`)).data.person;

  it('are put on what a resolver gives, unless the viewer has the scopes that spare it', async () => {
    expect(await personOf(viewerOf('GRID'), 'birthDate')).toEqual({ birthDate: '1949' });
    for (const viewer of [viewerOf('SUBJECT'), viewerOf('POLICE', { grant })]) {
      expect(await personOf(viewer, 'birthDate')).toEqual({ birthDate: '1949-12-31' });
    }
  });

  it('are put on everything in a list, and null stays null', async () => {
    expect(await personOf(viewerOf('SUBJECT'), 'names')).toEqual({ names: ['张*', null, '欧阳*'] });
  });

  it('leave tokens to the gateway', async () => {
    expect(await personOf(viewerOf('GRID'), 'code')).toEqual({ code: 'c1' });
  });

  it('let nothing through of a type that they do not fit', async () => {
    expect((await ask(viewerOf('GRID'), '{ person { count } }')).data).toEqual({
      person: { count: null },
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
    expect(() =>
      accessOf(parseSchema('type A @authenticated { x: ID @mask(as: "NAME", unless: [["x"]]) }')),
    ).toThrow('A.x asks for the unknown scope "x".');
  });

  it('refuses a policy that does not exist', () => {
    expect(() => accessOf(parse('type A { x: Int @policy(policies: [["under-grand"]]) }'))).toThrow(
      'A.x asks for the unknown policy "under-grand". Expected under-grant.',
    );
  });

  it('takes what is said of an interface and of a scalar for the fields that have them', () => {
    const access = accessOf(
      parseSchema(`
        interface Named @purpose(anyOf: ["AUDIT"]) {
          name: String @requiresScopes(scopes: [["person:name"]]) @mask(as: "NAME")
        }
        scalar Number @requiresScopes(scopes: [["person:citizen-id"]])
        type A implements Named @authenticated { name: String numbers: [Number!]! other: Int }`),
    ).get('A');
    const nothing = { scopes: [], policies: [], purposes: [], masks: [] };
    expect(Object.fromEntries(access ?? [])).toEqual({
      name: {
        ...nothing,
        scopes: [[['person:name']]],
        purposes: [['AUDIT']],
        masks: [{ as: 'NAME', unless: [] }],
      },
      numbers: { ...nothing, scopes: [[['person:citizen-id']]] },
      other: nothing,
    });
  });

  it('takes what is said of any part of a type for all of it', () => {
    const access = accessOf(
      parse('type A { x: Int } extend type A @requiresScopes(scopes: [["person:ref"]]) { y: Int }'),
    );
    const scopes = [[['person:ref']]];
    expect([...(access.get('A') ?? [])].map(([field, needed]) => [field, needed.scopes])).toEqual([
      ['x', scopes],
      ['y', scopes],
    ]);
  });
});
