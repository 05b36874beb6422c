import { request } from 'node:http';
import { parse } from 'graphql';
import pino from 'pino';
import { parseDatabaseUrl } from '../../database';
import { HubError } from '../../errors';
import {
  createFetchProver,
  createIdentityVerifier,
  createReferenceSeal,
  fetchHeader,
  generateIdentityKeys,
  identityHeader,
  signIdentity,
} from '../../identity';
import { generateKeyring, parseKeyring } from '../../keys';
import { createPermissions } from '../../permissions';
import { temporaryFolder, viewerOf } from '../../testing';
import { type OpenSubgraph, openSubgraph } from '../openSubgraph';
import type { SubgraphDefinition } from '../SubgraphDefinition';
import { DateScalar } from '../scalars';
import { serveSubgraph } from '../serveSubgraph';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@authenticated", "@requiresScopes"])
  scalar Date
  type Street @key(fields: "code") @authenticated { code: ID! }
  type Query @authenticated {
    role: String
    on(date: Date!): Date
    defect: String
    refuses: String
    secret: String @requiresScopes(scopes: [["subject:self"]])
  }
`);

const definition: SubgraphDefinition = {
  name: 'toy',
  typeDefs,
  resolvers: {
    Date: DateScalar,
    Street: {
      __resolveReference: ({ code }: { code: string }) => {
        if (code === 'bad') throw new HubError('ARGUMENT_INVALID', 'Unknown street "bad".');
        return { code };
      },
    },
    Query: {
      role: (_parent: unknown, _arguments: unknown, { viewer }: { viewer: { role: string } }) =>
        viewer.role,
      on: (_parent: unknown, { date }: { date: string }) => date,
      defect: () => {
        throw new Error('SELECT secret FROM person');
      },
      refuses: () => {
        throw new HubError('ARGUMENT_INVALID', 'Unknown colour "blue".', { colour: 'blue' });
      },
      secret: () => 'me',
    },
  },
  permissions: createPermissions(typeDefs),
  createLoaders: () => ({}),
  entities: [],
  migrations: [],
  synthetic: { chunk: 'CITY', chunkRows: () => [], rollups: [] },
};

const keys = generateIdentityKeys();
const fetchKey = Buffer.alloc(32);
const lines: string[] = [];
let subgraph: OpenSubgraph;
let identity: string;

beforeAll(async () => {
  subgraph = await openSubgraph(definition, {
    databaseUrl: parseDatabaseUrl(`sqlite:${temporaryFolder()}`),
    verifyIdentity: createIdentityVerifier(keys.publicKey),
    keyring: parseKeyring(generateKeyring('test')),
    references: createReferenceSeal(Buffer.alloc(32)),
    logger: pino({}, { write: (line: string) => void lines.push(line) }),
  });
  identity = signIdentity(keys.privateKey, { viewer: viewerOf('DASH'), requestId: 'r1' });
});
afterAll(() => subgraph.close());

describe('a subgraph', () => {
  it('answers a viewer', async () => {
    expect(await subgraph.execute({ query: '{ role }', identity })).toEqual({
      data: { role: 'DASH' },
    });
  });

  it('refuses whatever comes without the signed identity, its schema included', async () => {
    for (const query of ['{ role }', '{ _service { sdl } }', '{ __typename }']) {
      expect(await subgraph.execute({ query })).toMatchObject({
        errors: [{ extensions: { code: 'IDENTITY_REQUIRED' } }],
      });
    }
    expect(await subgraph.execute({ query: '{ role }', identity: 'x.y.z' })).toMatchObject({
      errors: [{ extensions: { code: 'IDENTITY_NOT_ACCEPTED' } }],
    });
  });

  it('gives its schema, and nothing else, to the gateway itself', async () => {
    const own = signIdentity(keys.privateKey, { viewer: null, requestId: 'start' });
    const sdl = await subgraph.execute({ query: '{ _service { sdl } }', identity: own });
    expect(sdl.data?._service).toEqual({ sdl: expect.stringContaining('secret: String') });
    for (const query of [
      '{ role }',
      '{ _service { sdl } role }',
      '{ ... { role } }',
      'fragment F on Query { role } query { ...F }',
    ]) {
      expect(await subgraph.execute({ query, identity: own })).toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    }
  });

  it('masks a defect in the answer and in the log', async () => {
    const { data, errors } = await subgraph.execute({ query: '{ defect role }', identity });
    expect({ data: { ...data }, errors }).toEqual({
      data: { defect: null, role: 'DASH' },
      errors: [
        {
          message:
            'Something failed in this subgraph; its log has the details under the request id.',
          path: ['defect'],
          extensions: { code: 'INTERNAL_ERROR' },
        },
      ],
    });
    expect(lines.join('')).toContain('"requestId":"r1"');
    expect(lines.join('')).not.toContain('secret');
  });

  it.each([
    ['{ refuses }', 'ARGUMENT_INVALID', 'Unknown colour "blue".'],
    [
      '{ secret }',
      'SCOPE_MISSING',
      'This viewer may not read "Query.secret". Expected the scope "subject:self".',
    ],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
    ['{ ', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['{ on(date: "2026-02-30") }', 'DATE_MALFORMED', expect.stringContaining('"2026-02-30"')],
  ])('answers %s with the code %s', async (query, code, message) => {
    const { errors } = await subgraph.execute({ query, identity });
    expect(errors).toMatchObject([{ message, extensions: { code } }]);
  });

  it('answers a variable of a wrong type with BAD_USER_INPUT', async () => {
    const query = 'query ($date: Date!) { on(date: $date) }';
    for (const variables of [{}, { date: null }]) {
      expect(await subgraph.execute({ query, variables, identity })).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
    expect(
      await subgraph.execute({ query, variables: { date: '31.10.2026' }, identity }),
    ).toMatchObject({
      errors: [
        { message: expect.stringContaining('31.10.2026'), extensions: { code: 'DATE_MALFORMED' } },
      ],
    });
  });
});

describe('_entities', () => {
  it('loses one entity only to a reference that is refused at once', async () => {
    const { data, errors } = await subgraph.execute({
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Street { code } } }',
      variables: { r: ['a', 'bad', 'b'].map((code) => ({ __typename: 'Street', code })) },
      identity,
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      _entities: [{ code: 'a' }, null, { code: 'b' }],
    });
    expect(errors).toMatchObject([
      { path: ['_entities', 1], extensions: { code: 'ARGUMENT_INVALID' } },
    ]);
  });
});

describe('a subgraph over HTTP', () => {
  it('answers as in process, and refuses as in process', async () => {
    const server = await serveSubgraph(
      { ...subgraph, close: async () => {} },
      {
        host: '127.0.0.1',
        port: 0,
        fetchKey,
        logger: pino({ level: 'silent' }),
      },
    );
    const prove = createFetchProver(subgraph.name, fetchKey);
    const { port } = server.server.address() as { port: number };
    const post = (body: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
        const sent = request(
          {
            port,
            method: 'POST',
            path: '/graphql',
            headers: { 'content-type': 'application/json', ...headers },
          },
          async (response) => {
            let text = '';
            for await (const part of response) text += part;
            resolve({ status: response.statusCode, body: text });
          },
        ).once('error', reject);
        sent.end(body);
      });
    const postProven = (body: string) =>
      post(body, { [identityHeader]: identity, [fetchHeader]: prove(identity, body) });
    for (const query of ['{ role }', '{ defect role }', '{ secret }', '{']) {
      const { status, body } = await postProven(JSON.stringify({ query }));
      expect({ status, body }).toEqual({
        status: 200,
        body: JSON.stringify(await subgraph.execute({ query, identity })),
      });
    }
    expect(JSON.parse((await post('{"query":"{ role }"}')).body)).toMatchObject({
      errors: [{ extensions: { code: 'IDENTITY_REQUIRED' } }],
    });
    for (const body of ['', '{', '[]', '{"query":1}', 'null']) {
      const answer = await postProven(body);
      expect([answer.status, JSON.parse(answer.body).errors[0].extensions.code]).toEqual([
        400,
        'BAD_REQUEST',
      ]);
    }
    await expect(
      serveSubgraph(
        { ...subgraph, close: async () => {} },
        { host: '127.0.0.1', port, fetchKey, logger: pino({ level: 'silent' }) },
      ),
    ).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    await server.close();
  });
});
