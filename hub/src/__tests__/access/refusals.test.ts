import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { createDemoIssuer, createHttpSubgraph, type Gateway } from '@civicgraph/gateway';
import {
  createCity,
  parseDatabaseUrl,
  type SubgraphResponse,
  type Viewer,
} from '@civicgraph/shared';
import { temporaryFolder, viewerOf } from '@civicgraph/shared/testing';
import { parseTokenArguments } from '../../tokenArguments';
import { post, runHub, type TestHub } from '../runHub';
import { argumentsOf, askHub } from './fixtures/askHub';
import { codesOf } from './fixtures/codesOf';
import { grantTo } from './fixtures/grants';
import { openWiretap, type SeenFetch, type Wiretap } from './fixtures/openWiretap';
import { personRecord } from './fixtures/personRecord';
import { findPlaces, type Places } from './fixtures/places';
import { viewersOf } from './fixtures/scene';

const city = createCity('XS');

let hub: TestHub;
let places: Places;
let wiretap: Wiretap;
let overWire: Gateway;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  places = await findPlaces(city, (name) => hub.subgraph(name).database);
  const door = hub.doorOf('population');
  wiretap = await openWiretap(door.url);
  overWire = await hub.openGateway([createHttpSubgraph({ ...door, url: wiretap.url })]);
}, 120_000);
afterAll(async () => {
  await overWire.close();
  await wiretap.close();
  await hub.close();
});

interface Refused {
  readonly status: number;
  readonly code: unknown;
  readonly data: unknown;
}

const own = '{ me { ref name } }';
const resident = () => viewersOf(places, places.city).SUBJECT;
const careWorker = () => viewersOf(places, places.city).CARE_OTHER;
const mediator = () => viewersOf(places, places.city).MEDIATOR;
const withoutPurpose = (): Viewer => ({ ...resident(), purpose: null });
const officer = (region: string) => viewerOf('POLICE', { regions: [region] });
const tokenOf = (viewer: Viewer) => hub.issuer.issueToken(parseTokenArguments(argumentsOf(viewer)));

async function accountOf(viewer: Viewer): Promise<string> {
  const [, payload = ''] = (await tokenOf(viewer)).split('.');
  return claimsOf(payload).sub;
}

const claimsOf = (payload: string) => JSON.parse(Buffer.from(payload, 'base64url').toString());

/** Asks the gateway whose subgraphs are reached over HTTP. */
async function ask(
  token: string | undefined,
  headers: Readonly<Record<string, string>> = {},
  query = own,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Refused> {
  const url = `${hub.gateways.HTTP.url}/graphql`;
  const { status, text } = await post(url, { query, variables }, token, headers);
  const { data = null, errors }: SubgraphResponse = JSON.parse(text);
  const [code, ...others] = codesOf({ errors: errors ?? [] });
  expect(others).toEqual([]);
  return { status, code, data };
}

const refused = (status: number, code: string): Refused => ({ status, code, data: null });

interface AuditEvent {
  readonly code: string;
  readonly viewer: string | null;
  readonly actorRole: string | null;
  readonly purpose: string | null;
  readonly operation: string | null;
  readonly records: number;
}

/** Refusals on the ledger, of an account or of nobody, alike ones added up. */
async function recordedOf(viewer: string | null): Promise<unknown[]> {
  const query =
    '{ auditEvents(filter: { kind: REFUSAL }, first: 100) { nodes { code viewer actorRole purpose operation records } } }';
  const { data, errors } = await askHub(hub, viewerOf('AUDITOR'), query);
  expect(errors).toBeUndefined();
  const { nodes } = (data as { auditEvents: { nodes: AuditEvent[] } }).auditEvents;
  const counts = new Map<string, number>();
  for (const { records, ...event } of nodes) {
    if (event.viewer !== viewer) continue;
    const { code, actorRole, purpose, operation } = event;
    const key = JSON.stringify([code, actorRole, purpose, operation]);
    counts.set(key, (counts.get(key) ?? 0) + records);
  }
  return [...counts].map(([key, count]) => [...JSON.parse(key), count]).sort();
}

describe('what is refused at the door of the hub', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = async (viewer: Viewer) =>
    (await tokenOf(viewer)).split('.') as [string, string, string];

  it.each<[string, string, () => string | undefined | Promise<string>]>([
    ['no token', 'UNAUTHENTICATED', () => undefined],
    ['text that is no token', 'TOKEN_MALFORMED', () => 'nonsense'],
    [
      'the signature of another token',
      'TOKEN_NOT_ACCEPTED',
      async () => {
        const [head, payload] = await signed(resident());
        const [, , signature] = await signed(careWorker());
        return [head, payload, signature].join('.');
      },
    ],
    [
      'another role under a true signature',
      'TOKEN_NOT_ACCEPTED',
      async () => {
        const [head, payload, signature] = await signed(resident());
        return [head, encode({ ...claimsOf(payload), role: 'AUDITOR' }), signature].join('.');
      },
    ],
    [
      'a signature that was left out',
      'TOKEN_NOT_ACCEPTED',
      async () => `${encode({ alg: 'none' })}.${(await signed(resident()))[1]}.`,
    ],
    [
      'a shared secret for a signature',
      'TOKEN_NOT_ACCEPTED',
      async () => {
        const text = `${encode({ alg: 'HS256' })}.${(await signed(resident()))[1]}`;
        return `${text}.${createHmac('sha256', 'civicgraph').update(text).digest('base64url')}`;
      },
    ],
    [
      'a token of another hub',
      'TOKEN_NOT_ACCEPTED',
      async () => {
        const keyFile = join(temporaryFolder(), 'issuer.json');
        const other = await createDemoIssuer({ keyFile });
        return other.issueToken(parseTokenArguments(argumentsOf(resident())));
      },
    ],
    [
      'a token of last month',
      'TOKEN_EXPIRED',
      () =>
        hub.issuer.issueToken({
          ...parseTokenArguments(argumentsOf(resident())),
          lifetimeSeconds: -60,
        }),
    ],
  ])('%s', async (_what, code, token) => {
    expect(await ask(await token())).toEqual(refused(401, code));
  });

  it.each<[string, number, string, () => Viewer, Record<string, string>]>([
    ['a purpose of another role', 403, 'PURPOSE_NOT_ALLOWED', careWorker, { 'x-purpose': 'audit' }],
    ['a purpose that is none', 400, 'PURPOSE_UNKNOWN', careWorker, { 'x-purpose': 'curiosity' }],
    ['a case that is none', 400, 'CASE_MALFORMED', careWorker, { 'x-case': 'a b' }],
    ['a case of somebody else', 403, 'GRANT_NOT_ACCEPTED', careWorker, { 'x-case': 'A-1' }],
  ])('%s', async (_what, status, code, viewer, headers) => {
    expect(await ask(await tokenOf(viewer()), headers)).toEqual(refused(status, code));
  });

  it.each<[string, string, () => Viewer]>([
    ['personal data that are another role’s', 'SCOPE_MISSING', mediator],
    ['personal data without a purpose', 'PURPOSE_REQUIRED', withoutPurpose],
  ])('%s', async (_what, code, viewer) => {
    const answer = await ask(await tokenOf(viewer()));
    expect(answer).toEqual({ status: 200, code, data: { me: null } });
  });

  it('a reference that another viewer was given', async () => {
    const token = await tokenOf(resident());
    const { data } = await ask(token);
    const { ref } = (data as { me: { ref: string } }).me;
    const query = 'query ($ref: ID!) { person(ref: $ref) { name } }';
    expect(await ask(token, {}, query, { ref })).toMatchObject({ status: 200, code: undefined });
    const answer = await ask(await tokenOf(careWorker()), {}, query, { ref });
    expect(answer).toEqual(refused(403, 'SUBJECT_TOKEN_NOT_ACCEPTED'));
  });

  it('a grant that was revoked a moment ago', async () => {
    const viewer = officer(places.county);
    const { citizenId } = await personRecord(hub.subgraph('population'), places.otherCase.person);
    const { grantId } = await grantTo(hub, viewer, { subject: citizenId, caseRef: 'XZ-1' });
    const token = await tokenOf(viewer);
    const query = '{ grantedPerson { citizenId } }';
    const open = await ask(token, { 'x-case': 'XZ-1' }, query);
    expect(open.data).toEqual({ grantedPerson: { citizenId } });
    await askHub(hub, viewer, 'mutation ($id: ID!) { revokeAccess(grantId: $id) { state } }', {
      id: grantId,
    });
    const closed = await ask(token, { 'x-case': 'XZ-1' }, query);
    expect(closed).toEqual(refused(403, 'GRANT_NOT_ACCEPTED'));
  });
});

describe('what is refused at the door of a subgraph', () => {
  const caseQuery = () => `{ careCase(careCaseId: "${places.otherCase.id}") { subject { name } } }`;
  let fetched: SeenFetch;
  beforeAll(async () => {
    const url = `${overWire.url}/graphql`;
    const { text } = await post(url, { query: caseQuery() }, await tokenOf(careWorker()));
    expect(JSON.parse(text).errors).toBeUndefined();
    const last = wiretap.seen.at(-1);
    if (!last) throw new Error('Nothing went over the wire.');
    fetched = last;
  });

  it.each<[string, string, string, (seen: SeenFetch) => Partial<SeenFetch>]>([
    ['a fetch that was seen, sent again', 'population', 'IDENTITY_NOT_ACCEPTED', () => ({})],
    [
      'another question with the identity and the proof of a fetch',
      'population',
      'IDENTITY_NOT_ACCEPTED',
      () => ({ body: JSON.stringify({ query: '{ me { name } }' }) }),
    ],
    [
      'an identity that was seen, without a proof',
      'population',
      'IDENTITY_REQUIRED',
      ({ headers }) => ({
        headers: Object.fromEntries(
          Object.entries(headers).filter(([name]) => name !== 'x-civicgraph-fetch'),
        ),
      }),
    ],
    [
      'the identity and proof of a fetch to another subgraph',
      'special-populations',
      'IDENTITY_NOT_ACCEPTED',
      () => ({ body: JSON.stringify({ query: '{ myCareCases { nodes { category } } }' }) }),
    ],
  ])('%s', async (_what, name, code, change) => {
    const { headers, body } = { ...fetched, ...change(fetched) };
    const { 'content-length': _, connection: __, host: ___, ...sent } = headers;
    const url = `${hub.doorOf(name).url}/graphql`;
    const response = await fetch(url, { method: 'POST', headers: sent, body });
    const answer = (await response.json()) as SubgraphResponse;
    expect([response.status, codesOf(answer), answer.data]).toEqual([401, [code], undefined]);
  });
});

it('each is on the ledger once it was refused, where an auditor reads it', async () => {
  // With their next answers subgraphs tell what they refused; gateways that close record what waits.
  const query = `{ careCase(careCaseId: "${places.otherCase.id}") { subject { name } } }`;
  await ask(await tokenOf(careWorker()), {}, query);
  await hub.gateways.HTTP.close();
  await overWire.close();
  expect(await recordedOf(null)).toEqual([
    ['IDENTITY_NOT_ACCEPTED', null, null, 'subgraph:population', 2],
    ['IDENTITY_NOT_ACCEPTED', null, null, 'subgraph:special-populations', 1],
    ['IDENTITY_REQUIRED', null, null, 'subgraph:population', 1],
    ['TOKEN_EXPIRED', null, null, null, 1],
    ['TOKEN_MALFORMED', null, null, null, 1],
    ['TOKEN_NOT_ACCEPTED', null, null, null, 5],
    ['UNAUTHENTICATED', null, null, null, 1],
  ]);
  expect(await recordedOf(await accountOf(careWorker()))).toEqual([
    ['CASE_MALFORMED', 'CARE_OTHER', 'CARE_DELIVERY', null, 1],
    ['GRANT_NOT_ACCEPTED', 'CARE_OTHER', 'CARE_DELIVERY', null, 1],
    ['PURPOSE_NOT_ALLOWED', 'CARE_OTHER', 'AUDIT', null, 1],
    ['PURPOSE_UNKNOWN', 'CARE_OTHER', 'CARE_DELIVERY', null, 1],
    ['SUBJECT_TOKEN_NOT_ACCEPTED', 'CARE_OTHER', 'CARE_DELIVERY', null, 1],
  ]);
  expect(await recordedOf(await accountOf(officer(places.county)))).toEqual([
    ['GRANT_NOT_ACCEPTED', 'POLICE', 'CASE_INVESTIGATION', null, 1],
  ]);
  expect(await recordedOf(await accountOf(mediator()))).toEqual([
    ['SCOPE_MISSING', 'MEDIATOR', 'MEDIATION', null, 1],
  ]);
  expect(await recordedOf(await accountOf(withoutPurpose()))).toEqual([
    ['PURPOSE_REQUIRED', 'SUBJECT', null, null, 1],
  ]);
});
