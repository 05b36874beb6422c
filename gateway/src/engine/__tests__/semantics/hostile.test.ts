import type { Fetch } from './Fetch';
import { federation } from './federation';

/** What the subgraphs of a test answer; each test sets it. */
let region: (fetch: Fetch) => unknown;
let entities: (fetch: Fetch) => unknown;

const city = federation({
  regions: {
    sdl: `
      type Query { region: Region regions: [Region!] count: Int }
      interface Area { code: ID! }
      type Region implements Area @key(fields: "code") { code: ID! name: String area: Area children: [Region] }`,
    answer: (fetch) => region(fetch),
  },
  census: {
    sdl: `type Region @key(fields: "code") { code: ID! people: Int homes: [Home!] }
          type Home { rooms: Int }`,
    answer: (fetch) => entities(fetch),
  },
});

beforeEach(() => {
  region = () => ({ data: { region: { __typename: 'Region', code: 'r1', name: 'North' } } });
  entities = () => ({ data: { _entities: [{ people: 5 }] } });
});

afterEach(() => {
  const clean = {} as Record<string, unknown>;
  expect([clean.polluted, clean.people, Object.keys(Object.prototype)]).toEqual([
    undefined,
    undefined,
    [],
  ]);
});

const notAnswered = (subgraph: string, reason: string) =>
  `The subgraph "${subgraph}" did not answer with a GraphQL response (${reason}). The rest of the answer is whole.`;
const invalid = (subgraph: string, reason: string, ...path: (string | number)[]) => ({
  message: notAnswered(subgraph, reason),
  path,
  extensions: { code: 'SUBGRAPH_ANSWER_INVALID', subgraph },
});
const noValue = (...path: (string | number)[]) => ({
  message: 'A subgraph gave no usable value for this field.',
  path,
  extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
});

const ours = { unlike: { stock: 'has answers of its own for what is no answer' } };

describe('an answer that is nested more deeply than a stack is deep', () => {
  const depth = 20_000;
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const forms = federation({
    roots: {
      sdl: `
        scalar Json
        type Query { box: Box other: String }
        type Box { deep: Json middle: Middle }
        type Middle { box: Thing }
        type Thing @key(fields: "id") { id: ID! }`,
      answer: () => ({ data: { box: null, other: 'here' } }),
    },
    things: {
      sdl: `
        scalar Json
        type Query { a: Thing b: Thing }
        type Thing @key(fields: "id") { id: ID! json: Json }`,
      answer: ({ query }) =>
        query.includes('_entities')
          ? `{"data":{"_entities":[{"json":${deep}}]}}`
          : `{"data":{"a":{"__typename":"Thing","id":"1","json":${deep}},"b":null}}`,
    },
  });

  it.each(['hive', 'apollo'] as const)('costs its field alone: %s', async (by) => {
    const { text } = await forms.ask(by, '{ a { json } other }');
    expect(JSON.parse(text)).toEqual({
      data: { a: { json: null }, other: 'here' },
      errors: [noValue('a', 'json')],
    });
  });

  it('costs the extensions of an error in which it stands', async () => {
    region = () =>
      `{"data":null,"errors":[{"message":"No.","extensions":{"code":"FORBIDDEN","deep":${deep}}}]}`;
    const { text } = await city.ask('hive', '{ region { name } }');
    expect(JSON.parse(text).data).toEqual({ region: null });
    expect(JSON.parse(text).errors).toMatchObject([{ path: ['region'] }]);
  });
});

describe('an error that is about nothing the client asked for', () => {
  it('explains no null elsewhere', async () => {
    region = () => ({ data: { regions: [null] }, errors: [{ message: 'Odd.', path: ['other'] }] });
    const { text } = await city.ask('hive', '{ regions { name } }');
    expect(JSON.parse(text)).toMatchObject({
      data: { regions: null },
      errors: [{ extensions: { code: 'INTERNAL_ERROR' } }, noValue('regions', 0)],
    });
    expect(JSON.parse(text).errors[0]).not.toHaveProperty('path');
  });
});

describe('an answer that is none', () => {
  it.each([
    ['invalid JSON', '{"data":{"region":', 'HTTP 200, not JSON'],
    ['HTML', '<html>oops</html>', 'HTTP 200, not JSON'],
    ['nothing', '', 'HTTP 200, not JSON'],
    ['a list', '[]', 'not an object'],
    ['null', 'null', 'not an object'],
    ['no data', '{}', 'neither data nor errors'],
    ['data of a wrong shape', '{"data":[1]}', '"data" is not an object'],
    [
      'data that is a number beyond 2^53',
      '{"data":12345678901234567890}',
      '"data" is not an object',
    ],
    ['errors of a wrong shape', '{"data":{},"errors":{"a":1}}', '"errors" is not a list of errors'],
    ['errors without messages', '{"errors":[{}]}', '"errors" is not a list of errors'],
  ])('is told with a code: %s', async (_, text, reason) => {
    region = () => text;
    const data = { region: null };
    await city.answers(
      '{ region { name } }',
      { data, errors: [invalid('regions', reason, 'region')] },
      ours,
    );
    region = () => ({ data: { region: { __typename: 'Region', code: 'r1', name: 'North' } } });
    entities = () => text;
    await city.answers(
      '{ region { name people } }',
      {
        data: { region: { name: 'North', people: null } },
        errors: [invalid('census', reason, 'region', 'people')],
      },
      ours,
    );
  });

  it('is told once for the errors that stand in no place', () => {
    region = () => ({ data: { region: null }, errors: [{ message: 'x', path: 'region' }] });
    return city.answers(
      '{ region { name } }',
      {
        data: { region: null },
        errors: [
          {
            message:
              'Something failed that is not your fault. Try again, and quote the request id when you report it.',
            extensions: { code: 'INTERNAL_ERROR', subgraph: 'regions' },
          },
        ],
      },
      ours,
    );
  });
});

describe('values of a wrong shape', () => {
  it.each([
    ['a text for an object', 'x'],
    ['a list for an object', [{ code: 'r1' }]],
    ['a number for an object', 3],
    ['true for an object', true],
  ])('are null with an error: %s', (_, value) => {
    region = () => ({ data: { region: value } });
    return city.answers(
      '{ region { name people } }',
      { data: { region: null }, errors: [noValue('region')] },
      ours,
    );
  });

  it.each([
    ['an object for a list', { code: 'r1' }],
    ['a text for a list', 'r1'],
  ])('are null with an error: %s', (_, value) => {
    region = () => ({ data: { regions: value } });
    return city.answers(
      '{ regions { name people } }',
      { data: { regions: null }, errors: [noValue('regions')] },
      ours,
    );
  });

  it('of leaves are null with an error, and nothing is asked for them', () => {
    region = () => ({ data: { region: { name: { a: 1 }, code: 'r1' }, count: '4' } });
    return city.answers(
      '{ region { name } count }',
      {
        data: { region: { name: null }, count: null },
        errors: [noValue('count'), noValue('region', 'name')],
      },
      ours,
    );
  });

  it('of types are null with an error', () => {
    region = () => ({
      data: {
        region: { __typename: 'Region', code: 'r1', area: { __typename: 'Query', code: 'x' } },
      },
    });
    return city.answers(
      '{ region { area { __typename code } } }',
      { data: { region: { area: null } }, errors: [noValue('region', 'area')] },
      ours,
    );
  });
});

describe('entities', () => {
  const expected = (reason: string) => ({
    data: { region: { name: 'North', people: null } },
    errors: [invalid('census', reason, 'region', 'people')],
  });

  it.each([
    ['too few', { _entities: [] }],
    ['too many', { _entities: [{ people: 1 }, { people: 2 }] }],
    ['no list', { _entities: { people: 1 } }],
    ['no slot', {}],
    ['null', { _entities: null }],
  ])('that are not one for each representation are refused: %s', (_, data) => {
    entities = () => ({ data });
    return city.answers(
      '{ region { name people } }',
      expected('not one entity for each representation'),
      ours,
    );
  });

  it.each([
    ['null', null],
    ['a text', 'x'],
    ['a list', [{ people: 9 }]],
  ])('that are none leave null: %s', (_, entity) => {
    entities = () => ({ data: { _entities: [entity] } });
    return city.answers(
      '{ region { name people } }',
      { data: { region: { name: 'North', people: null } } },
      ours,
    );
  });

  it('bring no more than they were asked for', () => {
    entities = () => ({
      data: { _entities: [{ people: 5, secret: 1, homes: [{ rooms: 1, x: 2 }] }], other: {} },
      extensions: { a: 1 },
    });
    return city.answers(
      '{ region { people homes { rooms } } }',
      { data: { region: { people: 5, homes: [{ rooms: 1 }] } } },
      ours,
    );
  });

  it('that say another type are taken for what they were', () => {
    entities = () => ({ data: { _entities: [{ __typename: 'Query', people: 5 }] } });
    return city.answers(
      '{ region { name people } }',
      { data: { region: { name: 'North', people: 5 } } },
      ours,
    );
  });
});

describe('keys of prototypes', () => {
  const evil =
    '"__proto__":{"polluted":1,"people":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":null';

  it('are data like any other, wherever they stand', () => {
    region = () =>
      `{${evil},"data":{${evil},"region":{${evil},"__typename":"Region","code":"r1","name":"North"}}}`;
    entities = () => `{${evil},"data":{${evil},"_entities":[{${evil},"people":5}]}}`;
    return city.answers(
      '{ region { name people } }',
      { data: { region: { name: 'North', people: 5 } } },
      ours,
    );
  });

  it('bring nothing that was not asked for by their name', () => {
    region = () =>
      '{"data":{"__proto__":{"region":{"name":"evil"}},"constructor":{"name":"evil"}}}';
    return city.answers(
      '{ region { name } constructor: count }',
      {
        data: { region: null, constructor: null },
        errors: [noValue('constructor')],
      },
      ours,
    );
  });

  it('as type names lead nowhere', () => {
    region = () => ({ data: { region: { area: { __typename: 'constructor', code: 'x' } } } });
    return city.answers(
      '{ region { area { ... on Region { people } code } } }',
      { data: { region: { area: null } }, errors: [noValue('region', 'area')] },
      ours,
    );
  });

  it('stand in errors without harm', () => {
    region = () =>
      `{"data":{"region":null},"errors":[{${evil},"message":"No.","path":["region","__proto__",-1],"extensions":{${evil},"code":"FORBIDDEN"}}]}`;
    return city.ask('hive', '{ region { name } }').then(({ text }) => {
      const { errors } = JSON.parse(text);
      expect(errors).toMatchObject([
        { message: 'No.', path: ['region'], extensions: { code: 'FORBIDDEN' } },
      ]);
    });
  });
});

it('a number beyond 2^53 in an error keeps its digits', () => {
  region = () =>
    '{"data":{"region":null},"errors":[{"message":"No.","path":["region"],"extensions":{"code":"FORBIDDEN","serial":9007199254740993,"list":[{"a":9007199254740993}]}}]}';
  return city.answers(
    '{ region { name } }',
    '{"data":{"region":null},"errors":[{"message":"No.","path":["region"],"extensions":{"code":"FORBIDDEN","serial":9007199254740993,"list":[{"a":9007199254740993}],"subgraph":"regions"}}]}',
    ours,
  );
});

describe('much of it', () => {
  it('does not break what nests deeply', async () => {
    const deep = `${'{"children":['.repeat(5000)}{"code":"x"}${']}'.repeat(5000)}`;
    region = () => `{"data":{"region":${deep}}}`;
    await city.answers(
      '{ region { children { code } } }',
      {
        data: { region: { children: [null] } },
        errors: [noValue('region', 'children', 0, 'code')],
      },
      ours,
    );
  });

  it('tells of at most 100 places of one error', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      __typename: 'Region',
      code: `r${index}`,
    }));
    region = () => ({ data: { regions: many } });
    entities = () => ({ errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] });
    for (const by of ['hive', 'apollo'] as const) {
      const { data, errors } = JSON.parse((await city.ask(by, '{ regions { people } }')).text);
      expect(data.regions).toHaveLength(300);
      expect(errors).toHaveLength(100);
    }
  });
});
