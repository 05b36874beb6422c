import {
  createSubjectTokens,
  createViewer,
  generateKeyring,
  parseKeyring,
  withPolicySpec,
} from '@civicgraph/shared';
import { parse, print } from 'graphql';
import { createHttpSubgraph } from '../..';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import {
  type FakeAccountability,
  fakeAccountability,
  grantFor,
} from '../../__tests__/fixtures/fakeAccountability';
import { fakeSubgraph } from '../../__tests__/fixtures/fakeSubgraph';
import {
  codeOf,
  demoIssuer,
  startGateway,
  type TestGateway,
} from '../../__tests__/fixtures/startGateway';
import { fakeServer } from '../../engine/transports/__tests__/fakeServer';

const officer = createViewer({
  id: 'u-9',
  role: 'POLICE',
  regions: [],
  grids: [],
  department: null,
  cases: [],
  subject: null,
});
const people = peopleSubgraph();
let accountability: FakeAccountability;
let city: TestGateway;
beforeEach(async () => {
  accountability = fakeAccountability();
  people.requests.length = 0;
  city = await startGateway({ subgraphs: [placesSubgraph(), people], accountability });
});
afterEach(() => city.gateway.close());

async function tokenOf(role: string, more: { purpose?: string; cases?: string[] } = {}) {
  return (await demoIssuer()).issueToken({ role, sub: 'u-1', ...more });
}

const withToken = (token: string, headers: Record<string, string> = {}) =>
  city.ask('{ role }', { headers: { authorization: `Bearer ${token}`, ...headers } });

/** What the ledger holds once the gateway is closed. */
async function recorded() {
  await city.gateway.close();
  return accountability.entries.map(({ kind, viewer, role, purpose, code, count }) => [
    kind,
    viewer,
    role,
    purpose,
    code,
    count,
  ]);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a request that the door refuses', () => {
  it.each<[string, number, string, (token: string) => string | Promise<string>]>([
    ['a forged signature', 401, 'TOKEN_NOT_ACCEPTED', (token) => `${token.slice(0, -8)}AAAAAAAA`],
    [
      'another role under the same signature',
      401,
      'TOKEN_NOT_ACCEPTED',
      (token) => {
        const [head, payload = '', signature] = token.split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return `${head}.${encode({ ...claims, role: 'AUDITOR' })}.${signature}`;
      },
    ],
    [
      'no signature at all',
      401,
      'TOKEN_NOT_ACCEPTED',
      (token) => `${encode({ alg: 'none' })}.${token.split('.')[1]}.`,
    ],
    [
      'an age beyond its end',
      401,
      'TOKEN_EXPIRED',
      async () => (await demoIssuer()).issueToken({ role: 'grid', lifetimeSeconds: -60 }),
    ],
    ['nothing that is a token', 401, 'TOKEN_MALFORMED', () => 'secret'],
  ])('is recorded without a viewer: %s', async (_what, status, code, change) => {
    const answer = await withToken(await change(await tokenOf('grid')));
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
    expect(await recorded()).toEqual([['REFUSAL', null, null, null, code, 1]]);
    expect(people.requests).toEqual([]);
  });

  it('is recorded without a viewer: no token', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => city.send('POST', '/graphql')));
    expect(answers.map(codeOf)).toEqual(Array(3).fill('UNAUTHENTICATED'));
    expect(await recorded()).toEqual([['REFUSAL', null, null, null, 'UNAUTHENTICATED', 3]]);
  });

  it.each<[string, number, string, Record<string, string>, string]>([
    ['a purpose that is none', 400, 'PURPOSE_UNKNOWN', { 'x-purpose': 'curiosity' }, 'EMERGENCY'],
    ['a purpose of another role', 403, 'PURPOSE_NOT_ALLOWED', { 'x-purpose': 'audit' }, 'AUDIT'],
    ['a case that is none', 400, 'CASE_MALFORMED', { 'x-case': 'a b' }, 'EMERGENCY'],
    ['a case without a grant', 403, 'GRANT_NOT_ACCEPTED', { 'x-case': '2026-7' }, 'EMERGENCY'],
  ])('is recorded with its viewer and what it declared: %s', async (...tried) => {
    const [, status, code, headers, purpose] = tried;
    const answer = await withToken(await tokenOf('police', { purpose: 'emergency' }), headers);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
    expect(await recorded()).toEqual([['REFUSAL', 'u-1', 'POLICE', purpose, code, 1]]);
    const isCase = code === 'GRANT_NOT_ACCEPTED';
    expect(accountability.entries[0]?.caseRef).toBe(isCase ? '2026-7' : null);
    expect(people.requests).toEqual([]);
  });

  it('is recorded when its grant was revoked a moment ago', async () => {
    const token = await tokenOf('police', { purpose: 'case-investigation' });
    const headers = { 'x-case': '2026-7' };
    const grant = grantFor('2026-7');
    accountability.grants.set('2026-7', { state: 'ACTIVE', grant });
    expect((await withToken(token, headers)).body).toEqual({ data: { role: 'POLICE' } });
    expect(people.requests.map(({ identity }) => identity.viewer)).toEqual([
      expect.objectContaining({
        purpose: 'CASE_INVESTIGATION',
        caseRef: '2026-7',
        grant,
        scopes: expect.arrayContaining(['grant:person']),
      }),
    ]);
    accountability.grants.set('2026-7', { state: 'REVOKED' });
    const answer = await withToken(token, headers);
    expect({ status: answer.status, ...answer.body.errors[0].extensions }).toEqual({
      status: 403,
      code: 'GRANT_NOT_ACCEPTED',
      state: 'REVOKED',
    });
    expect(await recorded()).toEqual([
      ['REFUSAL', 'u-1', 'POLICE', 'CASE_INVESTIGATION', 'GRANT_NOT_ACCEPTED', 1],
    ]);
    expect(people.requests).toHaveLength(1);
  });

  it('is refused as ever while the ledger is away, and an unknown grant is no grant', async () => {
    accountability.isDown = true;
    expect(codeOf(await city.send('POST', '/graphql'))).toBe('UNAUTHENTICATED');
    const token = await tokenOf('police', { purpose: 'case-investigation' });
    const answer = await withToken(token, { 'x-case': '2026-7' });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({
      status: 503,
      code: 'LEDGER_UNAVAILABLE',
    });
    accountability.isDown = false;
    expect(await recorded()).toEqual([['REFUSAL', null, null, null, 'UNAUTHENTICATED', 1]]);
  });

  it('is not recorded for a fault that is nobody’s attempt', async () => {
    const answers = [
      await city.send('POST', '/graphql', { authorization: `Bearer ${city.token}` }, '{}'),
      await city.ask('{ role }', { headers: { 'x-timeout-ms': 'soon' } }),
    ];
    expect(answers.map(codeOf)).toEqual(['CSRF_PREVENTED', 'BAD_REQUEST']);
    expect(await recorded()).toEqual([]);
  });
});

describe('a request that the door lets in', () => {
  it('reaches the subgraphs, and the log, with its purpose and case', async () => {
    const token = await tokenOf('grid', { purpose: 'service-visit', cases: ['case-of-the-visit'] });
    await withToken(token);
    await withToken(token, { 'x-purpose': 'EMERGENCY', 'x-case': 'case-of-the-visit' });
    const seen = people.requests.map(({ identity }) => identity.viewer);
    expect(seen.map((viewer) => [viewer?.purpose, viewer?.caseRef, viewer?.grant])).toEqual([
      ['SERVICE_VISIT', null, null],
      ['EMERGENCY', 'case-of-the-visit', null],
    ]);
    expect(city.lines().map(({ purpose }) => purpose)).toEqual(['SERVICE_VISIT', 'EMERGENCY']);
    expect(city.logText()).not.toContain('case-of-the-visit');
    expect(await recorded()).toEqual([]);
  });
});

describe('an operation that is refused', () => {
  const persons = print(
    withPolicySpec(
      parse(`
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
          @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@subject"])
        type Person @key(fields: "ref") @subject { ref: ID! @authenticated }
        type Query { person(ref: ID!): Person @authenticated }
      `),
    ),
  );

  it.each(['civic', 'apollo'] as const)(
    'is recorded when a token of a person is not its viewer’s, by the engine %s',
    async (engine) => {
      const population = fakeSubgraph('population', persons, {
        Query: { person: (_: never, { ref }: { ref: string }) => ({ ref }) },
      });
      const subjectTokens = createSubjectTokens(parseKeyring(generateKeyring('k1')));
      const ledger = fakeAccountability();
      const register = await startGateway({
        engine,
        subgraphs: [population],
        accountability: ledger,
        subjectTokens,
      });
      const ask = (ref: string) =>
        register.ask('query ($ref: ID!) { person(ref: $ref) { ref } }', { variables: { ref } });
      const own = (await ask('p-1')).body.data.person.ref;
      expect((await ask(own)).body).toEqual({ data: { person: { ref: own } } });
      const foreign = subjectTokens.seal(officer, 'Person', 'p-1');
      expect(codeOf(await ask(foreign))).toBe('SUBJECT_TOKEN_NOT_ACCEPTED');
      await register.gateway.close();
      expect(ledger.entries.map(({ kind, viewer, code }) => [kind, viewer, code])).toEqual([
        ['READ', 'a-1', null],
        ['READ', 'a-1', null],
        ['REFUSAL', 'a-1', 'SUBJECT_TOKEN_NOT_ACCEPTED'],
      ]);
      expect(population.requests).toHaveLength(2);
    },
  );
});

it('closes the ledger with the gateway', async () => {
  expect(accountability.isClosed).toBe(false);
  await city.gateway.close();
  expect(accountability.isClosed).toBe(true);
});

it('records what a subgraph tells that it refused', async () => {
  const served = placesSubgraph();
  const server = await fakeServer(async (response, { body, headers }) => {
    response.setHeader('x-civicgraph-refusals', 'IDENTITY_NOT_ACCEPTED=3');
    const identity = headers['x-civicgraph-identity'] as string;
    response.end(JSON.stringify(await served.execute({ ...JSON.parse(body), identity })));
  });
  const ledger = fakeAccountability();
  const far = await startGateway({
    subgraphs: [createHttpSubgraph({ name: 'places', url: server.url })],
    accountability: ledger,
  });
  await far.ask('{ requestId }');
  await far.gateway.close();
  await server.close();
  // The schema was one fetch, the operation another.
  expect(
    ledger.entries.map(({ viewer, operation, code, count }) => [viewer, operation, code, count]),
  ).toEqual([[null, 'subgraph:places', 'IDENTITY_NOT_ACCEPTED', 6]]);
});
