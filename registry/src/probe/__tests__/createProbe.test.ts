import {
  createFetchVerifier,
  createIdentityVerifier,
  deriveFetchKey,
  fetchHeader,
  gatewayHeader,
  identityHeader,
  parseAllowedAddresses,
} from '@civicgraph/shared';
import { fetchKey, identityKeys } from '../../__tests__/fixtures/openTestRegistry';
import { places } from '../../__tests__/fixtures/schemas';
import {
  answerSdl,
  closeServed,
  type Respond,
  serve,
  serveSubgraph,
} from '../../__tests__/fixtures/serveSubgraph';
import { createProbe } from '../createProbe';
import { differences } from '../differences';

const sdl = places();
const compareServed = async (_: string, published: string, served: string) =>
  differences(published, served);
const ownSchemas = new Map([['places', sdl]]);
const probe = createProbe({
  allowedAddresses: parseAllowedAddresses('127.0.0.0/8'),
  identityKeys,
  fetchKey,
  compareServed,
  ownSchemas,
});
const codesAt = async (url: string | null | undefined) =>
  (await probe('places', url, sdl)).map(({ code }) => code);

afterEach(closeServed);

test('finds nothing where the schema is served, whatever path is given', async () => {
  const { url, asked } = await serveSubgraph(() => sdl);
  expect(await codesAt(url)).toEqual([]);
  expect(await codesAt(`${url}/`)).toEqual([]);
  expect(await codesAt(`${url}/graphql`)).toEqual([]);
  expect(asked.map(({ body }) => body)).toEqual(
    Array.from({ length: 3 }, () => ({ query: '{ _service { sdl } }' })),
  );
});

test('shows the identity of nobody, and the proof of a fetch for this subgraph alone', async () => {
  const { url, asked } = await serveSubgraph(() => sdl);
  await codesAt(url);
  const headers = asked[0]?.headers ?? {};
  const identity = String(headers[identityHeader]);
  const proof = String(headers[fetchHeader]);
  expect((await createIdentityVerifier(identityKeys.publicKey)(identity)).viewer).toBeNull();
  const body = Buffer.from(JSON.stringify({ query: '{ _service { sdl } }' }));
  const verify = (name: string) => createFetchVerifier(name, deriveFetchKey(fetchKey, name));
  expect(() => verify('places')(proof, identity, body)).not.toThrow();
  expect(() => verify('housing')(proof, identity, body)).toThrow();
});

test('holds a subgraph in the process of the gateway to the schema that it runs with', async () => {
  const codes = async (name: string, text: string) =>
    (await probe(name, null, text)).map(({ code }) => code);
  expect(await codes('places', `# The same.\n${sdl}`)).toEqual([]);
  expect(await codes('places', places(2))).toEqual(['SUBGRAPH_SDL_DIFFERS']);
  expect(await codes('notes', sdl)).toEqual(['SUBGRAPH_SDL_DIFFERS']);
});

test.each([
  [undefined],
  ['places'],
  ['ftp://127.0.0.1/'],
  ['file:///etc/hosts'],
  ['http://user:secret@127.0.0.1/'],
  ['http://127.0.0.1/?a=b'],
  [`http://127.0.0.1/${'a'.repeat(500)}`],
])('refuses %s as an address', async (url) => {
  const findings = await probe('places', url, sdl);
  expect(findings.map(({ code }) => code)).toEqual(['SUBGRAPH_URL_INVALID']);
  expect(findings[0]?.message).not.toContain('secret');
});

test.each([
  ['http://10.0.0.1:4000'],
  ['http://169.254.169.254/'],
  ['http://[::1]:4000'],
  ['http://[::ffff:10.0.0.1]/'],
  ['http://0.0.0.0:4000'],
])('does not connect to %s', async (url) => {
  expect(await codesAt(url)).toEqual(['SUBGRAPH_URL_NOT_ALLOWED']);
});

test('does not connect to loopback where that is not allowed, also by name', async () => {
  const { url, asked } = await serveSubgraph(() => sdl);
  const closed = createProbe({
    allowedAddresses: parseAllowedAddresses(''),
    identityKeys,
    fetchKey,
    compareServed,
    ownSchemas,
  });
  for (const address of [url, url.replace('127.0.0.1', 'localhost')]) {
    const findings = await closed('places', address, sdl);
    expect(findings.map(({ code }) => code)).toEqual(['SUBGRAPH_URL_NOT_ALLOWED']);
  }
  expect(asked).toEqual([]);
});

test('does not connect where a name resolves elsewhere the second time', async () => {
  const { url, asked } = await serveSubgraph(() => sdl);
  const { lookup, isAllowed } = parseAllowedAddresses('');
  const rebound = createProbe({
    allowedAddresses: { lookup, isAllowed, assertAllowed: async () => undefined },
    identityKeys,
    fetchKey,
    compareServed,
    ownSchemas,
  });
  const findings = await rebound('places', url.replace('127.0.0.1', 'localhost'), sdl);
  expect(findings.map(({ code }) => code)).toEqual(['SUBGRAPH_URL_NOT_ALLOWED']);
  expect(asked).toEqual([]);
});

test('tells when nobody listens', async () => {
  const { url, close } = await serveSubgraph(() => sdl);
  await close();
  expect(await codesAt(url)).toEqual(['SUBGRAPH_UNREACHABLE']);
  expect(await codesAt('http://places.invalid/')).toEqual(['SUBGRAPH_UNREACHABLE']);
});

const wrong: [string, Respond, string][] = [
  ['HTML', (_, reply) => reply.type('text/html').send('<html>'), 'SUBGRAPH_NOT_GRAPHQL'],
  ['other JSON', () => ({ data: [] }), 'SUBGRAPH_NOT_GRAPHQL'],
  ['null', (_, reply) => reply.type('application/json').send('null'), 'SUBGRAPH_NOT_GRAPHQL'],
  [
    'a GraphQL that is no subgraph',
    () => ({ errors: [{ message: 'Cannot query field "_service".' }] }),
    'SUBGRAPH_NOT_GRAPHQL',
  ],
  [
    'a refusal of the identity',
    (_, reply) =>
      reply.code(401).send({ errors: [{ extensions: { code: 'IDENTITY_NOT_ACCEPTED' } }] }),
    'SUBGRAPH_NOT_GRAPHQL',
  ],
  ['what is no schema', () => ({ data: { _service: { sdl: 'type {' } } }), 'SUBGRAPH_NOT_GRAPHQL'],
  [
    'more than it takes',
    () => ({ data: { _service: { sdl: 'x'.repeat(3 * 1024 * 1024) } } }),
    'SUBGRAPH_NOT_GRAPHQL',
  ],
  [
    'the header of a gateway',
    (request, reply) => {
      reply.header(gatewayHeader, '1');
      return answerSdl(sdl, request.body);
    },
    'SUBGRAPH_URL_IS_GATEWAY',
  ],
  ['another schema', (request) => answerSdl(places(2), request.body), 'SUBGRAPH_SDL_DIFFERS'],
];

test.each(wrong)('tells when %s is answered', async (_, respond, code) => {
  const { url } = await serve(respond);
  expect(await codesAt(url)).toEqual([code]);
});

test('waits for an answer no longer than it is told, however it drips', async () => {
  const { url } = await serve((_, reply) => {
    reply.raw.writeHead(200, { 'content-type': 'application/json' });
    reply.raw.write('{');
    return reply.hijack();
  });
  const hasty = createProbe({
    allowedAddresses: parseAllowedAddresses('127.0.0.0/8'),
    identityKeys,
    fetchKey,
    compareServed,
    ownSchemas,
    timeoutMs: 50,
  });
  const findings = await hasty('places', url, sdl);
  expect(findings.map(({ code }) => code)).toEqual(['SUBGRAPH_UNREACHABLE']);
});

test('follows no redirect', async () => {
  const target = await serveSubgraph(() => sdl);
  const { url } = await serve((_, reply) => reply.redirect(`${target.url}/graphql`, 307));
  expect(await codesAt(url)).toEqual(['SUBGRAPH_NOT_GRAPHQL']);
  expect(target.asked).toEqual([]);
});

test('names at most five places at which the schemas differ', async () => {
  const { url } = await serveSubgraph(() => places(8));
  const [finding] = await probe('places', url, sdl);
  expect(finding?.message.match(/Place\.name\d/g)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `Place.name${n}`),
  );
});

test('waits no longer for a name than for an answer', async () => {
  const slow = createProbe({
    allowedAddresses: {
      ...parseAllowedAddresses('127.0.0.0/8'),
      assertAllowed: () => new Promise(() => {}),
    },
    identityKeys,
    fetchKey,
    compareServed,
    ownSchemas,
    timeoutMs: 10,
  });
  const findings = await slow('places', 'http://slow.example', sdl);
  expect(findings.map(({ code }) => code)).toEqual(['SUBGRAPH_UNREACHABLE']);
});
