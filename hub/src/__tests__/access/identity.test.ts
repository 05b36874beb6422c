import { generateKeyPairSync } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  createFetchProver,
  createIdentityVerifier,
  createReferenceSeal,
  fetchHeader,
  generateIdentityKeys,
  generateKeyring,
  identityHeader,
  type OpenSubgraph,
  openSubgraph,
  parseDatabaseUrl,
  parseKeyring,
  type SubgraphResponse,
  serveSubgraph,
  signIdentity,
} from '@civicgraph/shared';
import { temporaryFolder, viewerOf } from '@civicgraph/shared/testing';
import { SignJWT } from 'jose';
import pino from 'pino';
import { allSubgraphDefinitions } from '../../subgraphs';
import { entityTypes } from './fixtures/entityTypes';
import { plain } from './fixtures/roads';
import { selectAll } from './fixtures/selection';

const keys = generateIdentityKeys();
const viewer = viewerOf('SUBJECT', { subject: 'P0000000000000000' });
const fetchKey = Buffer.alloc(32);
const logger = pino({ level: 'silent' });

interface Claims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly secondsAgo?: number;
  readonly lifetime?: number;
  readonly key?: Parameters<SignJWT['sign']>[0];
  readonly algorithm?: string;
  readonly role?: string;
}

/** An identity as the gateway would sign it, but for what is told. */
function identityWith(claims: Claims): Promise<string> {
  const { secondsAgo = 0, lifetime = 60, algorithm = 'EdDSA' } = claims;
  const issued = Math.floor(Date.now() / 1000) - secondsAgo;
  const { scopes: _, ...rest } = viewer;
  return new SignJWT({ viewer: { ...rest, role: claims.role ?? rest.role }, rid: 'test' })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(claims.issuer ?? 'civicgraph-gateway')
    .setAudience(claims.audience ?? 'civicgraph-subgraph')
    .setIssuedAt(issued)
    .setExpirationTime(issued + lifetime)
    .sign(claims.key ?? keys.privateKey);
}

/** The true identity with other claims under the same signature. */
async function withClaimsChanged(): Promise<string> {
  const [header, payload = '', signature] = (await identityWith({})).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  claims.viewer.role = 'AUDITOR';
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

const unsigned = (): string => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ viewer, rid: 'test' })}.`;
};

const refused: readonly (readonly [string, () => Promise<string | undefined>, string])[] = [
  ['no identity', async () => undefined, 'IDENTITY_REQUIRED'],
  ['an empty identity', async () => '', 'IDENTITY_REQUIRED'],
  ['text that is no identity', async () => 'gateway', 'IDENTITY_NOT_ACCEPTED'],
  ['an identity with changed claims', withClaimsChanged, 'IDENTITY_NOT_ACCEPTED'],
  ['an unsigned identity', async () => unsigned(), 'IDENTITY_NOT_ACCEPTED'],
  [
    'an identity that has expired',
    () => identityWith({ secondsAgo: 120 }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  [
    'an identity that is old, though it claims to last',
    () => identityWith({ secondsAgo: 120, lifetime: 3600 }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  [
    'an identity signed by another key',
    () => identityWith({ key: generateIdentityKeys().privateKey }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  [
    'an identity signed by another algorithm',
    () =>
      identityWith({
        key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
        algorithm: 'ES256',
      }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  [
    'an identity signed with the public key as a secret',
    () =>
      identityWith({
        key: keys.publicKey.export({ format: 'der', type: 'spki' }),
        algorithm: 'HS256',
      }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  ['an identity of another issuer', () => identityWith({ issuer: 'x' }), 'IDENTITY_NOT_ACCEPTED'],
  [
    'an identity for another audience',
    () => identityWith({ audience: 'civicgraph' }),
    'IDENTITY_NOT_ACCEPTED',
  ],
  [
    'an identity with an unknown role',
    () => identityWith({ role: 'ADMIN' }),
    'IDENTITY_NOT_ACCEPTED',
  ],
];

describe.each(allSubgraphDefinitions.map((definition) => [definition.name, definition] as const))(
  '%s',
  (_name, definition) => {
    let subgraph: OpenSubgraph;
    let overHttp: Awaited<ReturnType<typeof serveSubgraph>>;
    beforeAll(async () => {
      subgraph = await openSubgraph(definition, {
        databaseUrl: parseDatabaseUrl(`sqlite:${temporaryFolder()}`),
        verifyIdentity: createIdentityVerifier(keys.publicKey),
        keyring: parseKeyring(generateKeyring('test')),
        references: createReferenceSeal(Buffer.alloc(32)),
        logger,
      });
      overHttp = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, fetchKey, logger });
    });
    // It closes the subgraph too.
    afterAll(() => overHttp.close());

    const schema = buildSubgraphSchema({ typeDefs: definition.typeDefs });
    const keyArguments = Object.fromEntries(
      [
        ...['code', 'codes', 'gridCode', 'uscc', 'region', 'dwellingCode', 'careCaseId'],
        ...['queryCode', 'petitionId', 'consentRef', 'ref', 'grantId', 'note', 'disputeId'],
      ].map((name) => [name, '1']),
    );
    const options = { depth: 3, first: 5, keys: keyArguments };
    const operations = [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ __typename }',
      plain.write('Query', selectAll(schema, 'Query', options)),
      ...(schema.getType('Mutation')
        ? [`mutation ${plain.write('Mutation', selectAll(schema, 'Mutation', options))}`]
        : []),
      ...entityTypes(definition).map(
        (type) =>
          `{ _entities(representations: [{ __typename: "${type}" }]) { ... on ${type} { __typename } } }`,
      ),
      'not a document',
    ];

    it.each(refused)(
      'refuses every operation with %s, called in process',
      async (_, sign, code) => {
        const identity = await sign();
        for (const query of operations) {
          expect(codes(await subgraph.execute({ query, identity }))).toEqual([code]);
        }
      },
    );

    it.each(refused)('refuses every operation with %s, over HTTP', async (_, sign, code) => {
      const identity = await sign();
      const { port } = overHttp.server.address() as { port: number };
      const url = `http://127.0.0.1:${port}/graphql`;
      // Whatever is wrong is wrong with the identity: the proof of the fetch is a true one.
      const prove = createFetchProver(definition.name, fetchKey);
      for (const query of operations) {
        const body = JSON.stringify({ query });
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [fetchHeader]: prove(identity ?? '', body),
            ...(identity !== undefined && { [identityHeader]: identity }),
          },
          body,
        });
        expect(codes((await response.json()) as SubgraphResponse)).toEqual([code]);
      }
    });

    it('answers with a true identity, so that the refusals are for want of one', async () => {
      const identity = signIdentity(keys.privateKey, { viewer, requestId: 'test' });
      const query = '{ __typename }';
      expect(await subgraph.execute({ query, identity })).toEqual({
        data: { __typename: 'Query' },
      });
      expect(await subgraph.execute({ query, identity: await identityWith({}) })).toEqual({
        data: { __typename: 'Query' },
      });
    });

    it('answers the gateway itself, without a viewer, about its schema alone', async () => {
      const identity = signIdentity(keys.privateKey, { viewer: null, requestId: 'test' });
      const [service = '', ...others] = operations;
      expect((await subgraph.execute({ query: service, identity })).data).toHaveProperty(
        '_service',
      );
      for (const query of others) {
        const expected = query === 'not a document' ? 'GRAPHQL_PARSE_FAILED' : 'FORBIDDEN';
        expect(codes(await subgraph.execute({ query, identity }))).toEqual([expected]);
      }
    });
  },
);

/** The codes of an answer that holds no data at all. */
function codes(response: SubgraphResponse): unknown[] {
  expect(response).not.toHaveProperty('data');
  return (response.errors ?? []).map(({ extensions }) => extensions?.code);
}
