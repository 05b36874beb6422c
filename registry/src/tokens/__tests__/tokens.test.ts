import { createHash } from 'node:crypto';
import { openDatabase } from '@civicgraph/shared';
import { describeOnEachDatabase, setClock } from '@civicgraph/shared/testing';
import {
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import { historyOf } from '../../__tests__/fixtures/publishing';
import { registryDatabase } from '../../registryDatabase';

const create =
  'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret token { id role subgraph label createdAt expiresAt revokedAt lastUsedAt } } }';
const viewer = '{ viewer { role subgraph label } }';

interface Created {
  readonly createToken: { readonly secret: string; readonly token: { readonly id: string } };
}

describeOnEachDatabase('Tokens', (databases) => {
  let hub: TestRegistry;
  const createFor = (input: object, token?: string) =>
    hub.ask<Created>(create, { input: { label: 'a pipeline', ...input } }, token);

  beforeAll(async () => {
    setClock('2026-11-26T08:00:00Z');
    hub = await openTestRegistry(databases.url());
  });
  afterEach(() => setClock('2026-11-26T08:00:00Z'));
  afterAll(async () => {
    jest.useRealTimers();
    await hub.close();
  });

  test('are shown once, and kept as a hash', async () => {
    const { data } = await createFor({ subgraph: 'places', owner, days: 30 });
    const { secret, token } = data.createToken;
    expect(token).toEqual({
      id: token.id,
      role: 'PUBLISHER',
      subgraph: 'places',
      label: 'a pipeline',
      createdAt: '2026-11-26T08:00:00.000Z',
      expiresAt: '2026-12-26T08:00:00.000Z',
      revokedAt: null,
      lastUsedAt: null,
    });
    expect(secret).toMatch(new RegExp(`^hub_${token.id}_[A-Za-z0-9_-]{43}$`));
    const database = await openDatabase(databases.url(), registryDatabase);
    const rows = await database.query('SELECT secret_hash FROM token');
    await database.destroy();
    expect(rows).toEqual([{ secret_hash: createHash('sha256').update(secret).digest('hex') }]);
  });

  test('tell who asks, and the day on which they were last used', async () => {
    const secret = await hub.createToken('places');
    const { data } = await hub.ask('{ viewer { role subgraph label lastUsedAt } }', {}, secret);
    expect(data).toEqual({
      viewer: {
        role: 'PUBLISHER',
        subgraph: 'places',
        label: 'places pipeline',
        lastUsedAt: '2026-11-26',
      },
    });
  });

  test('are refused once they are revoked or expired, when one character differs, and when there is none', async () => {
    const { secret, token } = (await createFor({ subgraph: 'places', days: 1 })).data.createToken;
    const last = secret.endsWith('A') ? 'B' : 'A';
    const refused = async (by: string | null) => {
      const { status, codes } = await hub.ask(viewer, {}, by);
      return [status, ...codes];
    };
    const notAccepted = [401, 'REGISTRY_TOKEN_NOT_ACCEPTED'];
    expect(await refused(null)).toEqual(notAccepted);
    expect(await refused('hub')).toEqual(notAccepted);
    expect(await refused(`${secret.slice(0, -1)}${last}`)).toEqual(notAccepted);
    expect(await refused(secret.replace(token.id, '000000000000'))).toEqual(notAccepted);
    expect(await refused(`${secret}x`)).toEqual(notAccepted);
    setClock('2026-11-27T08:00:00Z');
    expect(await refused(secret)).toEqual([401, 'REGISTRY_TOKEN_EXPIRED']);
    await hub.ask('mutation ($id: ID!) { revokeToken(id: $id) { id } }', { id: token.id });
    expect(await refused(secret)).toEqual(notAccepted);
  });

  test('that are refused make one row of the history a minute, with their number', async () => {
    setClock('2026-11-28T08:00:00Z');
    for (let count = 0; count < 5; count += 1) await hub.ask(viewer, {}, 'hub_wrong');
    setClock('2026-11-28T08:01:00Z');
    for (let count = 0; count < 2; count += 1) await hub.ask(viewer, {}, 'hub_wrong');
    const row = {
      by: null,
      action: 'REQUEST',
      subgraph: null,
      outcome: 'REFUSED',
      codes: ['REGISTRY_TOKEN_NOT_ACCEPTED'],
    };
    expect((await historyOf(hub)).slice(-2)).toEqual([
      { ...row, count: 5 },
      { ...row, count: 2 },
    ]);
  });

  test.each([
    ['a new subgraph without an owner', { subgraph: 'roads' }, 'SUBGRAPH_OWNER_MISSING'],
    ['an owner that is none', { subgraph: 'roads', owner: '12345' }, 'DEPARTMENT_CODE_MALFORMED'],
    [
      'another owner than before',
      { subgraph: 'places', owner: '91350100M000100Y43' },
      'ARGUMENT_INVALID',
    ],
    ['an owner of no subgraph', { owner }, 'ARGUMENT_INVALID'],
    ['no days', { subgraph: 'places', days: 0 }, 'ARGUMENT_INVALID'],
    ['too many days', { subgraph: 'places', days: 367 }, 'ARGUMENT_INVALID'],
    ['no label', { subgraph: 'places', label: ' ' }, 'ARGUMENT_INVALID'],
    ['a label of two lines', { subgraph: 'places', label: 'a\nb' }, 'ARGUMENT_INVALID'],
    ['a name that is none', { subgraph: 'Roads', owner }, 'SUBGRAPH_NAME_INVALID'],
    ['a name that looks like another', { subgraph: 'p1aces', owner }, 'SUBGRAPH_NAME_CONFUSABLE'],
  ])('are not made for %s', async (_, input, code) => {
    expect((await createFor(input)).codes).toEqual([code]);
    expect((await historyOf(hub)).at(-1)).toMatchObject({
      by: 'administrator',
      action: 'CREATE_TOKEN',
      outcome: 'REFUSED',
      codes: [code],
    });
  });

  test('are made, revoked and listed by administrators; publishers see their own', async () => {
    const publisher = await hub.createToken('places');
    await hub.createToken('elsewhere');
    expect((await createFor({ subgraph: 'places' }, publisher)).codes).toEqual([
      'REGISTRY_FORBIDDEN',
    ]);
    const revoke = 'mutation { revokeToken(id: "000000000000") { id } }';
    expect((await hub.ask(revoke, {}, publisher)).codes).toEqual(['REGISTRY_FORBIDDEN']);
    expect((await hub.ask(revoke)).codes).toEqual(['REGISTRY_TOKEN_NOT_FOUND']);
    const subgraphs = async (query: string, token?: string) => {
      const { data } = await hub.ask<{ tokens: { subgraph: string }[] }>(query, {}, token);
      return [...new Set(data.tokens.map(({ subgraph }) => subgraph))].sort();
    };
    expect(await subgraphs('{ tokens { subgraph } }')).toEqual(['elsewhere', 'places']);
    expect(await subgraphs('{ tokens { subgraph } }', publisher)).toEqual(['places']);
    const foreign = '{ tokens(subgraph: "elsewhere") { subgraph } }';
    expect((await hub.ask(foreign, {}, publisher)).codes).toEqual(['REGISTRY_FORBIDDEN']);
  });

  test('of administrators are made for no subgraph, and may do everything', async () => {
    const { data } = await createFor({ label: 'second administrator' });
    const { secret } = data.createToken;
    expect((await hub.ask(viewer, {}, secret)).data).toEqual({
      viewer: { role: 'ADMINISTRATOR', subgraph: null, label: 'second administrator' },
    });
    expect((await createFor({ subgraph: 'places' }, secret)).codes).toEqual([]);
  });
});
