import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { createDemoIssuer, createTokenVerifier } from '../..';
import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

const issuer = 'https://id.city.example';
const audience = 'civicgraph';
const provider = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

interface Making {
  readonly claims?: JWTPayload;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresIn?: number | null;
  readonly key?: KeyObject;
}

/** A token of the identity provider, good but for what `making` says. */
function makeToken(making: Making = {}): Promise<string> {
  const { claims = {}, key = provider.privateKey, expiresIn = 60 } = making;
  const token = new SignJWT({ sub: 'u-1', role: 'analyst', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(making.issuer ?? issuer)
    .setAudience(making.audience ?? audience)
    .setIssuedAt();
  if (expiresIn !== null) token.setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn);
  return token.sign(key);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const goodClaims = {
  sub: 'u-1',
  role: 'DASH',
  iss: issuer,
  aud: audience,
  exp: Math.floor(Date.now() / 1000) + 600,
};

describe('a gateway with an identity provider', () => {
  const keyServer = createServer(async (_request, response) => {
    const jwk = await exportJWK(provider.publicKey);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'k1', alg: 'ES256', use: 'sig' }] }));
  });
  let city: TestGateway;

  beforeAll(async () => {
    await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/keys`;
    city = await startGateway({ tokens: createTokenVerifier({ jwksUrl, issuer, audience }) });
  });
  afterAll(async () => {
    await city.gateway.close();
    keyServer.closeAllConnections();
    keyServer.close();
  });

  const askWith = (authorization: string) => city.ask('{ role }', { headers: { authorization } });

  it('answers a good token', async () => {
    const answer = await askWith(`Bearer ${await makeToken({ claims: { role: 'dept-admin' } })}`);
    expect(answer.body).toEqual({ data: { role: 'DEPT_ADMIN' } });
  });

  const refusals: readonly [string, string, () => Promise<string> | string][] = [
    ['a Basic login', 'UNAUTHENTICATED', () => 'Basic dTpw'],
    ['an empty bearer', 'TOKEN_MALFORMED', () => 'Bearer '],
    ['two words', 'TOKEN_MALFORMED', () => 'Bearer a b'],
    ['something that is not a JWT', 'TOKEN_MALFORMED', () => 'Bearer secret-key'],
    ['three parts that are not base64', 'TOKEN_MALFORMED', () => 'Bearer a.b.c'],
    ['an expired token', 'TOKEN_EXPIRED', async () => bearer({ expiresIn: -60 })],
    ['a token without end', 'TOKEN_NOT_ACCEPTED', async () => bearer({ expiresIn: null })],
    ['a foreign issuer', 'TOKEN_NOT_ACCEPTED', async () => bearer({ issuer: 'https://evil' })],
    ['a foreign audience', 'TOKEN_NOT_ACCEPTED', async () => bearer({ audience: 'other' })],
    ['a foreign key', 'TOKEN_NOT_ACCEPTED', async () => bearer({ key: stranger.privateKey })],
    [
      'a tampered payload',
      'TOKEN_NOT_ACCEPTED',
      async () => {
        const [head, , signature] = (await makeToken()).split('.');
        return `Bearer ${head}.${encode({ ...goodClaims, role: 'AUDITOR' })}.${signature}`;
      },
    ],
    [
      'no algorithm',
      'TOKEN_NOT_ACCEPTED',
      () => `Bearer ${encode({ alg: 'none', kid: 'k1' })}.${encode(goodClaims)}.`,
    ],
    [
      'the public key used as an HMAC secret',
      'TOKEN_NOT_ACCEPTED',
      () => {
        const pem = createPublicKey(provider.privateKey).export({ format: 'pem', type: 'spki' });
        const signed = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(goodClaims)}`;
        return `Bearer ${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      },
    ],
    ['an unknown role', 'ROLE_UNKNOWN', async () => bearer({ claims: { role: 'MAYOR' } })],
    ['a role that is a list', 'ROLE_UNKNOWN', async () => bearer({ claims: { role: ['DASH'] } })],
    ['no role', 'ROLE_UNKNOWN', async () => bearer({ claims: { role: undefined } })],
    ['no subject', 'CLAIM_INVALID', async () => bearer({ claims: { sub: undefined as never } })],
    ['a bad region', 'CLAIM_INVALID', async () => bearer({ claims: { regions: ['99'] } })],
    [
      'regions as text',
      'CLAIM_INVALID',
      async () => bearer({ claims: { regions: '990101001000' } }),
    ],
    ['a bad grid', 'CLAIM_INVALID', async () => bearer({ claims: { grids: ['990101001001'] } })],
    ['a bad department', 'CLAIM_INVALID', async () => bearer({ claims: { department: '123' } })],
    ['a case that is a number', 'CLAIM_INVALID', async () => bearer({ claims: { cases: [7] } })],
    ['a subject with spaces', 'CLAIM_INVALID', async () => bearer({ claims: { subject: 'a b' } })],
    ['a purpose that is a list', 'CLAIM_INVALID', async () => bearer({ claims: { purpose: [] } })],
  ];
  const bearer = async (making: Making) => `Bearer ${await makeToken(making)}`;

  it.each(refusals)('refuses %s with %s', async (_what, code, make) => {
    const authorization = await make();
    const answer = await askWith(authorization);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 401, code });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(Object.keys(answer.body)).toEqual(['errors']);
    const token = authorization.slice('Bearer '.length);
    // The longest part of a token must turn up neither in the answer nor in the log.
    const part = token.split('.').sort((a, b) => b.length - a.length)[0] ?? '';
    if (part.length > 8) expect(`${answer.text}${city.logText()}`).not.toContain(part);
  });

  it.each([
    ['audit', 403, 'PURPOSE_NOT_ALLOWED', { purposes: ['STATISTICS'] }],
    ['curiosity', 400, 'PURPOSE_UNKNOWN', {}],
  ])('refuses the purpose %s in the token of an analyst with %d', async (...row) => {
    const [purpose, status, code, more] = row;
    const answer = await askWith(await bearer({ claims: { purpose } }));
    expect({ status: answer.status, ...answer.body.errors[0].extensions }).toEqual({
      status,
      code,
      ...more,
    });
  });

  it('names the claim that is wrong', async () => {
    const { body } = await askWith(await bearer({ claims: { regions: ['99'] } }));
    expect(body.errors[0].extensions).toEqual({ code: 'CLAIM_INVALID', claim: 'regions' });
  });

  it('refuses a request without a token before it reads the body', async () => {
    const answer = await city.send('POST', '/graphql', { 'content-type': 'application/json' }, '{');
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses a key address that is none', () => {
    expect(() => createTokenVerifier({ jwksUrl: 'id.example/keys', issuer, audience })).toThrow(
      /"id\.example\/keys"/,
    );
  });

  it('does not blame the client when the key server is away', async () => {
    const tokens = createTokenVerifier({ jwksUrl: 'http://127.0.0.1:1/keys', issuer, audience });
    const alone = await startGateway({ tokens });
    const answer = await alone.ask('{ role }', { headers: { authorization: await bearer({}) } });
    await alone.gateway.close();
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({
      status: 500,
      code: 'INTERNAL_ERROR',
    });
  });
});

describe('the demo issuer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-issuer-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('verifies what it issues, with every claim', async () => {
    const demo = await createDemoIssuer({ keyFile: join(folder, 'new', 'key.json') });
    const token = await demo.issueToken({
      role: 'grid',
      regions: ['990101001000'],
      grids: ['990101001001001'],
      cases: ['c-1'],
      subject: 'p-1',
      purpose: 'service-visit',
    });
    expect(await demo.verify(token)).toMatchObject({
      id: expect.stringMatching(/^demo-grid-[0-9a-f]{12}$/),
      role: 'GRID',
      regions: ['990101001000'],
      grids: ['990101001001001'],
      department: null,
      cases: ['c-1'],
      subject: 'p-1',
      purpose: 'SERVICE_VISIT',
    });
  });

  it('keeps one key when many open the file at once, and only its owner may read it', async () => {
    const keyFile = join(folder, 'key.json');
    const issuers = await Promise.all(
      Array.from({ length: 8 }, () => createDemoIssuer({ keyFile })),
    );
    const tokens = await Promise.all(issuers.map((one) => one.issueToken({ role: 'DASH' })));
    for (const one of issuers) {
      for (const token of tokens) expect((await one.verify(token)).role).toBe('DASH');
    }
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(await readFile(keyFile, 'utf8')).toContain('"crv":"Ed25519"');
  });

  it('refuses the token of another key, and an expired one', async () => {
    const one = await createDemoIssuer({ keyFile: join(folder, 'a.json') });
    const other = await createDemoIssuer({ keyFile: join(folder, 'b.json') });
    await expect(one.verify(await other.issueToken({ role: 'DASH' }))).rejects.toMatchObject({
      code: 'TOKEN_NOT_ACCEPTED',
    });
    await expect(
      one.verify(await one.issueToken({ role: 'DASH', lifetimeSeconds: -60 })),
    ).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('issues nothing it would not accept', async () => {
    const demo = await createDemoIssuer({ keyFile: join(folder, 'key.json') });
    await expect(demo.issueToken({ role: 'king' })).rejects.toMatchObject({ code: 'ROLE_UNKNOWN' });
    await expect(demo.issueToken({ role: 'DASH', regions: ['1'] })).rejects.toMatchObject({
      code: 'CLAIM_INVALID',
    });
    await expect(demo.issueToken({ role: 'DASH', purpose: 'audit' })).rejects.toMatchObject({
      code: 'PURPOSE_NOT_ALLOWED',
    });
  });

  it('refuses a key file that others can read, or that holds something else', async () => {
    const keyFile = join(folder, 'key.json');
    await writeFile(keyFile, '{"kty":"oct","k":"AAAA"}', { mode: 0o600 });
    await expect(createDemoIssuer({ keyFile })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    await rm(keyFile);
    await createDemoIssuer({ keyFile });
    await chmod(keyFile, 0o644);
    await expect(createDemoIssuer({ keyFile })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
  });
});
