import { createHmac } from 'node:crypto';
import { parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { type Answer, post, runHub, type TestHub } from './runHub';

const dash = ['--role', 'dash', '--region', '990100000000'];
const grid = ['--role', 'grid', '--grid', '990101001001001'];

let hub: TestHub;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`), {
    transports: ['in process', 'HTTP'],
  });
}, 120_000);
afterAll(() => hub.close());

/** Status and [code, message] of each error; fails on an answer that is not JSON or holds a stack. */
function faults({ status, text }: Answer) {
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\bSELECT\b/);
  const { errors = [] } = JSON.parse(text);
  return {
    status,
    errors: errors.map((error: { message: string; extensions: { code: string } }) => [
      error.extensions.code,
      error.message,
    ]),
  };
}

const region = (code: string, field = 'name') => `{ region(code: "${code}") { ${field} } }`;
const city = '990100000000';

describe('bad input', () => {
  it.each([
    ['a malformed region', dash, region('99010X'), 'REGION_CODE_MALFORMED', '"99010X"'],
    ['an unknown region', dash, region('990199000000'), 'REGION_NOT_FOUND', '"990199000000"'],
    [
      'a region out of scope',
      ['--role', 'dash', '--region', '990102000000'],
      region('990101000000'),
      'REGION_NOT_FOUND',
      '"990101000000"',
    ],
    [
      'a malformed grid',
      dash,
      '{ grid(gridCode: "9901") { name } }',
      'GRID_CODE_MALFORMED',
      '"9901"',
    ],
    [
      'an unknown grid',
      dash,
      '{ grid(gridCode: "990101001001999") { name } }',
      'GRID_NOT_FOUND',
      '"990101001001999"',
    ],
    [
      'a grid out of scope',
      grid,
      '{ grid(gridCode: "990101001002001") { name } }',
      'GRID_NOT_FOUND',
      '"990101001002001"',
    ],
    [
      'a malformed period',
      dash,
      region(city, 'populationStats(period: "Q3 2026") { period }'),
      'PERIOD_MALFORMED',
      '"Q3 2026"',
    ],
    [
      'a period outside the history',
      dash,
      region(city, 'populationStats(period: "2031") { total { value } }'),
      'PERIOD_NOT_FOUND',
      '"2031"',
    ],
    [
      'a malformed date',
      grid,
      '{ myVisits(on: "2026-02-30") { nodes { task } } }',
      'DATE_MALFORMED',
      '"2026-02-30"',
    ],
    [
      'a malformed cursor',
      dash,
      region(city, 'children(after: "nonsense") { nodes { code } }'),
      'CURSOR_MALFORMED',
      '"nonsense"',
    ],
    [
      'a cursor of another list',
      dash,
      region(city, 'grids(after: "Y2hpbGRyZW46OTkwMQ") { nodes { name } }'),
      'CURSOR_MALFORMED',
      '"Y2hpbGRyZW46OTkwMQ"',
    ],
    [
      'a page of 0',
      dash,
      region(city, 'children(first: 0) { nodes { code } }'),
      'PAGE_SIZE_INVALID',
      '"0"',
    ],
    [
      'a page of -1',
      dash,
      region(city, 'children(first: -1) { nodes { code } }'),
      'PAGE_SIZE_INVALID',
      '"-1"',
    ],
    [
      'a page of 101',
      dash,
      region(city, 'children(first: 101) { nodes { code } }'),
      'PAGE_SIZE_INVALID',
      '"101"',
    ],
    [
      'statistics of too small a region',
      dash,
      region('990101001001', 'petitionStats(period: "2026") { period }'),
      'LEVEL_TOO_FINE',
      '"990101001001"',
    ],
  ])(
    '%s is answered by a code and a sentence that quotes it',
    async (_title, viewer, query, code, quoted) => {
      for (const transport of ['in process', 'HTTP'] as const) {
        expect(faults(await hub.ask(transport, viewer, query))).toEqual({
          status: 200,
          errors: [[code, expect.stringContaining(quoted)]],
        });
      }
    },
  );

  it.each([
    [
      'too deep',
      `{ region(code: "${city}") ${'{ parent '.repeat(20)} { code } ${'}'.repeat(20)} }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'too wide',
      `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: region(code: "${city}") { code }`).join(' ')} }`,
      'QUERY_TOO_WIDE',
    ],
    ['too long', `{ ${'__typename '.repeat(10_000)} }`, 'QUERY_TOO_LONG'],
    [
      'too costly',
      '{ departments(first: 100) { nodes { dataResources(first: 100) { nodes { provider { dataResources(first: 100) { nodes { name } } } } } } } }',
      'QUERY_TOO_COSTLY',
    ],
    ['not GraphQL', '{ region(', 'GRAPHQL_PARSE_FAILED'],
    ['outside the schema', '{ persons(name: "P1") { name } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an _entities query',
      '{ _entities(representations: []) { __typename } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('a document that is %s is refused with 400', async (_title, query, code) => {
    const { status, errors } = faults(await hub.ask('in process', dash, query));
    expect([status, errors[0][0]]).toEqual([400, code]);
  });

  it('a variable of a wrong type is refused with what was expected', async () => {
    const query = 'query ($first: Int!) { departments(first: $first) { nodes { name } } }';
    for (const first of ['many', 1.5, null, { a: 1 }, 2 ** 40]) {
      const answer = faults(await hub.ask('in process', dash, query, { first }));
      expect(answer).toEqual({
        status: 400,
        errors: [['BAD_USER_INPUT', expect.stringContaining('$first')]],
      });
    }
  });

  it('a body of 10 MB is refused', async () => {
    const answer = await hub.ask('in process', dash, '{ __typename }', {
      filler: 'x'.repeat(10_000_000),
    });
    expect(faults(answer)).toEqual({
      status: 413,
      errors: [['BODY_TOO_LARGE', expect.any(String)]],
    });
  });
});

describe('a token', () => {
  const url = () => `${hub.gateway('in process').url}/graphql`;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'civicgraph-demo',
    aud: 'civicgraph',
    sub: 'demo-dash',
    role: 'DASH',
    exp: 4_000_000_000,
  };

  it.each([
    ['that is missing', undefined, 'UNAUTHENTICATED'],
    ['that is no token', 'nonsense', 'TOKEN_MALFORMED'],
    ['without a signature', `${encode({ alg: 'none' })}.${encode(claims)}.`, 'TOKEN_NOT_ACCEPTED'],
    [
      'signed with a shared secret',
      (() => {
        const text = `${encode({ alg: 'HS256' })}.${encode(claims)}`;
        return `${text}.${createHmac('sha256', 'civicgraph').update(text).digest('base64url')}`;
      })(),
      'TOKEN_NOT_ACCEPTED',
    ],
  ])('%s is answered with 401', async (_title, token, code) => {
    const answer = faults(await post(url(), { query: '{ __typename }' }, token));
    expect(answer).toEqual({ status: 401, errors: [[code, expect.any(String)]] });
  });
});
