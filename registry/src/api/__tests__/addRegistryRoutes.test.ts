import { deriveFetchKey, exportKey, gatewayHeader } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { getIntrospectionQuery } from 'graphql';
import {
  administratorToken,
  fetchKey,
  identityKeys,
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import { historyOf } from '../../__tests__/fixtures/publishing';
import { extending, places } from '../../__tests__/fixtures/schemas';

describeOnEachDatabase('The API', (databases) => {
  let hub: TestRegistry;
  let token: string;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url());
    const own = (name: string, sdl: string) => ({ name, owner, sdl, url: null });
    const notes = own('notes', extending('note'));
    await hub.registry.publishOwn([own('places', places(2)), notes]);
    await hub.registry.publishOwn([own('places', places(1)), notes]);
    token = await hub.createToken('places');
  });
  afterAll(() => hub.close());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.url}/registry/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${administratorToken}`,
        ...headers,
      },
      body,
    });
  const codesOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, ...errors.map(({ extensions }) => extensions.code)];
  };

  test('tells what runs, and who owns it', async () => {
    const { data, headers } = await hub.ask(`{
      status { supergraph { version reason subgraph createdBy subgraphs { subgraph version url } } gateways { id } operations usageDays }
      subgraphs { name owner current { version } versions { version createdBy } }
      subgraph(name: "places") { versions(first: 1, before: 2) { version sdl sdlHash } }
      supergraphs(first: 1, before: 2) { version }
    }`);
    const versions = (...numbers: number[]) =>
      numbers.map((version) => ({ version, createdBy: 'hub' }));
    expect(data).toEqual({
      status: {
        supergraph: {
          version: 2,
          reason: 'START',
          subgraph: null,
          createdBy: 'hub',
          subgraphs: [
            { subgraph: 'notes', version: 1, url: null },
            { subgraph: 'places', version: 2, url: null },
          ],
        },
        gateways: [],
        operations: 0,
        usageDays: 30,
      },
      subgraphs: [
        { name: 'notes', owner, current: { version: 1 }, versions: versions(1) },
        { name: 'places', owner, current: { version: 2 }, versions: versions(2, 1) },
      ],
      subgraph: {
        versions: [
          { version: 1, sdl: places(2), sdlHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ],
      },
      supergraphs: [{ version: 1 }],
    });
    expect(headers.get(gatewayHeader)).toBeTruthy();
  });

  test('tells what clients see change between two supergraphs', async () => {
    const query =
      'query ($to: Int) { supergraphDiff(from: 1, to: $to) { criticality coordinate } }';
    const expected = {
      supergraphDiff: [{ criticality: 'BREAKING', coordinate: 'Place.name1' }],
    };
    expect((await hub.ask(query)).data).toEqual(expected);
    expect((await hub.ask(query, { to: 2 })).data).toEqual(expected);
    expect((await hub.ask(query, { to: 1 })).data).toEqual({ supergraphDiff: [] });
    expect((await hub.ask(query, { to: 3 })).codes).toEqual(['VERSION_NOT_FOUND']);
  });

  test('checks what a publish would find, for its publisher, and changes nothing', async () => {
    const check = (subgraph: string, sdl: string, by?: string) =>
      hub.ask(
        'query ($input: PublishInput!) { check(input: $input) { passes findings { code severity } } }',
        { input: { subgraph, sdl } },
        by,
      );
    const before = await historyOf(hub);
    expect((await check('places', places(3), token)).data).toEqual({
      check: { passes: true, findings: [] },
    });
    expect((await check('places', 'type {', token)).data).toEqual({
      check: { passes: false, findings: [{ code: 'COMPOSITION_FAILED', severity: 'ERROR' }] },
    });
    expect((await check('notes', places(3), token)).codes).toEqual(['REGISTRY_FORBIDDEN']);
    expect(await historyOf(hub)).toEqual(before);
  });

  test('gives the settings of a subgraph to its publisher', async () => {
    const query =
      'query ($subgraph: String!) { subgraphSettings(subgraph: $subgraph) { identityPublicKey fetchKey } }';
    expect((await hub.ask(query, { subgraph: 'places' }, token)).data).toEqual({
      subgraphSettings: {
        identityPublicKey: exportKey(identityKeys.publicKey),
        fetchKey: deriveFetchKey(fetchKey, 'places').toString('base64'),
      },
    });
    expect((await hub.ask(query, { subgraph: 'notes' }, token)).codes).toEqual([
      'REGISTRY_FORBIDDEN',
    ]);
    expect((await hub.ask(query, { subgraph: 'nowhere' })).codes).toEqual(['SUBGRAPH_NOT_FOUND']);
  });

  test.each([
    ['{ subgraph(name: "nowhere") { name } }', 'SUBGRAPH_NOT_FOUND'],
    ['{ supergraph(version: 99) { version } }', 'VERSION_NOT_FOUND'],
    ['{ history(first: 0) { id } }', 'PAGE_SIZE_INVALID'],
    ['{ supergraphs(first: 101) { version } }', 'PAGE_SIZE_INVALID'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['query ($first: Int!) { history(first: $first) { id } }', 'BAD_USER_INPUT'],
  ])('refuses %s', async (query, code) => {
    expect((await hub.ask(query)).codes).toEqual([code]);
  });

  test('refuses a document longer than any client needs', async () => {
    const query = `{ ${'viewer { label } '.repeat(500)} }`;
    expect((await hub.ask(query)).codes).toEqual(['QUERY_TOO_LONG']);
  });

  test('describes itself to whoever has a token, and to nobody else', async () => {
    expect((await hub.ask(getIntrospectionQuery(), {}, token)).codes).toEqual([]);
    expect((await hub.ask(getIntrospectionQuery(), {}, null)).codes).toEqual([
      'REGISTRY_TOKEN_NOT_ACCEPTED',
    ]);
  });

  test('refuses a body of more than eight megabytes, with an entry in the history', async () => {
    const response = await post(JSON.stringify({ query: 'x'.repeat(8 * 1024 * 1024) }), {
      authorization: `Bearer ${token}`,
    });
    expect(await codesOf(response)).toEqual([413, 'BODY_TOO_LARGE']);
    expect((await historyOf(hub)).at(-1)).toEqual({
      by: 'places pipeline',
      action: 'REQUEST',
      subgraph: 'places',
      outcome: 'REFUSED',
      codes: ['BODY_TOO_LARGE'],
      count: 1,
    });
  });

  test.each([
    ['what is not JSON', '{', {}],
    ['what holds no query', '{"variables": {}}', {}],
    ['null', 'null', {}],
    ['a list of variables', '{"query": "{ __typename }", "variables": []}', {}],
    ['another content type', '{ viewer { label } }', { 'content-type': 'application/graphql' }],
  ])('refuses %s', async (_, body, headers) => {
    expect(await codesOf(await post(body, headers))).toEqual([400, 'BAD_REQUEST']);
  });

  test('answers in GraphQL where there is nothing, with the header of a gateway', async () => {
    const response = await fetch(`${hub.url}/registry/nothing`);
    expect(response.headers.get(gatewayHeader)).toBeTruthy();
    expect(await codesOf(response)).toEqual([404, 'BAD_REQUEST']);
  });
});
