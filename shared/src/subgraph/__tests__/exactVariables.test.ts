import { GraphQLScalarType, parse } from 'graphql';
import { stringify } from 'lossless-json';
import pino from 'pino';
import { parseDatabaseUrl } from '../../database';
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
import type { SubgraphRequest, SubgraphResponse } from '../Subgraph';
import { serveSubgraph } from '../serveSubgraph';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@authenticated"])
  scalar Big
  input Box { big: Big, id: ID, ids: [ID!], boxes: [Box!] }
  type Query @authenticated { echo(big: Big, box: Box, id: ID, float: Float, int: Int): String }
`);

const keys = generateIdentityKeys();
const fetchKey = Buffer.alloc(32);
const prove = createFetchProver('toy', fetchKey);
const logger = pino({ level: 'silent' });
let subgraph: OpenSubgraph;
let server: Awaited<ReturnType<typeof serveSubgraph>>;
let identity: string;

beforeAll(async () => {
  subgraph = await openSubgraph(
    {
      name: 'toy',
      typeDefs,
      resolvers: {
        Big: new GraphQLScalarType({ name: 'Big' }),
        Query: { echo: (_parent: unknown, given: object) => stringify(given) ?? '' },
      },
      permissions: createPermissions(typeDefs),
      createLoaders: () => ({}),
      entities: [],
      migrations: [],
      synthetic: { chunk: 'CITY', chunkRows: () => [], rollups: [] },
    },
    {
      databaseUrl: parseDatabaseUrl(`sqlite:${temporaryFolder()}`),
      verifyIdentity: createIdentityVerifier(keys.publicKey),
      keyring: parseKeyring(generateKeyring('test')),
      references: createReferenceSeal(Buffer.alloc(32)),
      logger,
    },
  );
  identity = signIdentity(keys.privateKey, { viewer: viewerOf('DASH'), requestId: 'r1' });
  server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, fetchKey, logger });
});
afterAll(() => server.close());

async function overHttp({ query, variablesText }: SubgraphRequest): Promise<SubgraphResponse> {
  const payload = `{"query":${JSON.stringify(query)},"variables":${variablesText}}`;
  const answer = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      'content-type': 'application/json',
      [identityHeader]: identity,
      [fetchHeader]: prove(identity, payload),
    },
    payload,
  });
  return answer.json();
}

describe.each<[string, (request: SubgraphRequest) => Promise<SubgraphResponse>]>([
  ['in process', (request) => subgraph.execute({ ...request, identity })],
  ['over HTTP', overHttp],
])('a number of a variable, %s', (_way, ask) => {
  const send = (type: string, name: string, value: string) =>
    ask({ query: `query ($v: ${type}) { echo(${name}: $v) }`, variablesText: `{"v":${value}}` });

  it.each([
    ['Big', 'big', '9007199254740993', '9007199254740993'],
    ['Big', 'big', '[0.12345678901234567891]', '[0.12345678901234567891]'],
    ['ID', 'id', '9007199254740993', '"9007199254740993"'],
    ['Float', 'float', '0.12345678901234567891', '0.12345678901234568'],
    ['Int', 'int', '7', '7'],
    [
      'Box!',
      'box',
      '{"big":9007199254740993,"id":"a","ids":[9007199254740993],"boxes":{"id":9007199254740993}}',
      '{"big":9007199254740993,"id":"a","ids":["9007199254740993"],"boxes":[{"id":"9007199254740993"}]}',
    ],
  ])('%s %s %s is exact where it can be', async (type, name, value, expected) => {
    const { data } = await send(type, name, value);
    expect(data?.echo).toBe(`{"${name}":${expected}}`);
  });

  it.each([
    ['Int', 'int', '9007199254740993'],
    ['Float', 'float', '1e400'],
    ['Box', 'box', '9007199254740993'],
    ['Box', 'box', '{"boxes":[9007199254740993]}'],
    ['Box', 'box', '{"none":9007199254740993}'],
  ])('that is no %s is refused: %s %s', async (type, name, value) => {
    const { data, errors } = await send(type, name, value);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
