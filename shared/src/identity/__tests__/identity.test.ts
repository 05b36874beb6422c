import { SignJWT } from 'jose';
import { viewerOf } from '../../testing';
import { createIdentityVerifier, signIdentity } from '../identity';
import { exportKey, generateIdentityKeys, importPrivateKey, importPublicKey } from '../keys';

const keys = generateIdentityKeys();
const verify = createIdentityVerifier(keys.publicKey);
const viewer = viewerOf('GRID', { grids: ['990101001001001'] });

function forge(claims: Record<string, unknown>, key = keys.privateKey, age = 0) {
  const now = Math.floor(Date.now() / 1000) - age;
  return new SignJWT({ viewer, rid: 'r1', ...claims })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('civicgraph-gateway')
    .setAudience('civicgraph-subgraph')
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(key);
}

describe('the signed identity', () => {
  it('carries the viewer and the request id', async () => {
    const token = signIdentity(keys.privateKey, { viewer, requestId: 'r1' });
    expect(await verify(token)).toEqual({ viewer, requestId: 'r1' });
  });

  it('carries that the gateway asks for itself', async () => {
    const token = signIdentity(keys.privateKey, { viewer: null, requestId: 'r2' });
    expect(await verify(token)).toEqual({ viewer: null, requestId: 'r2' });
  });

  const grant = {
    id: 'g1',
    kind: 'EXCEPTIONAL',
    purpose: 'CASE_INVESTIGATION',
    caseRef: 'c1',
    subject: 'ref:P1',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  } as const;
  const granted = viewerOf('POLICE', { caseRef: 'c1', grant });

  it('carries purpose, case and grant, and the scope that the grant gives', async () => {
    const token = signIdentity(keys.privateKey, { viewer: granted, requestId: 'r3' });
    expect(await verify(token)).toEqual({ viewer: granted, requestId: 'r3' });
    expect(granted).toMatchObject({ purpose: 'CASE_INVESTIGATION', caseRef: 'c1', grant });
    expect(granted.scopes).toContain('grant:person');
  });

  it('ends with the grant, also where it was accepted before', async () => {
    jest.useFakeTimers({ now: Date.now() });
    try {
      const expiresAt = new Date(Date.now() + 5000).toISOString();
      const viewer = { ...granted, grant: { ...grant, expiresAt } };
      const token = signIdentity(keys.privateKey, { viewer, requestId: 'r4' });
      const verifyInTime = createIdentityVerifier(keys.publicKey);
      expect(await verifyInTime(token)).toEqual({ viewer, requestId: 'r4' });
      jest.advanceTimersByTime(4900);
      expect(await verifyInTime(token)).toEqual({ viewer, requestId: 'r4' });
      jest.advanceTimersByTime(200);
      await expect(verifyInTime(token)).rejects.toMatchObject({ code: 'IDENTITY_NOT_ACCEPTED' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives the scopes of the role, whatever scopes the claims name', async () => {
    const token = await forge({ viewer: { ...viewer, scopes: ['subject:self'] } });
    expect((await verify(token)).viewer?.scopes).toEqual(viewer.scopes);
  });

  it.each([
    ['none', async () => undefined, 'IDENTITY_REQUIRED'],
    ['an empty one', async () => '', 'IDENTITY_REQUIRED'],
    ['text', async () => 'not.a.token', 'IDENTITY_NOT_ACCEPTED'],
    [
      'one of another key',
      () => forge({}, generateIdentityKeys().privateKey),
      'IDENTITY_NOT_ACCEPTED',
    ],
    ['one from two minutes ago', () => forge({}, keys.privateKey, 120), 'IDENTITY_NOT_ACCEPTED'],
    [
      'one of an unknown role',
      () => forge({ viewer: { ...viewer, role: 'MAYOR' } }),
      'IDENTITY_NOT_ACCEPTED',
    ],
    [
      'one with a grant that has expired',
      async () => {
        const expiresAt = new Date(Date.now() - 1000).toISOString();
        return forge({ viewer: { ...granted, grant: { ...grant, expiresAt } } });
      },
      'IDENTITY_NOT_ACCEPTED',
    ],
    [
      'one with a grant without an end that can be read',
      () => forge({ viewer: { ...granted, grant: { ...grant, expiresAt: 'later' } } }),
      'IDENTITY_NOT_ACCEPTED',
    ],
    [
      'one whose payload was changed',
      async () => {
        const [head, , signature] = (await forge({})).split('.');
        const payload = Buffer.from(JSON.stringify({ viewer: { ...viewer, role: 'POLICE' } }));
        return `${head}.${payload.toString('base64url')}.${signature}`;
      },
      'IDENTITY_NOT_ACCEPTED',
    ],
    [
      'an unsigned one',
      async () => {
        const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `${encode({ alg: 'none' })}.${encode({ viewer, rid: 'r' })}.`;
      },
      'IDENTITY_NOT_ACCEPTED',
    ],
  ])('is refused: %s', async (_title, make, code) => {
    await expect(make().then(verify)).rejects.toMatchObject({ code });
  });
});

describe('identity keys', () => {
  it('survive an environment variable', async () => {
    const privateKey = importPrivateKey('HUB_IDENTITY_KEY', exportKey(keys.privateKey));
    const publicKey = importPublicKey('HUB_IDENTITY_PUBLIC_KEY', exportKey(keys.publicKey));
    const token = signIdentity(privateKey, { viewer, requestId: 'r1' });
    expect(await createIdentityVerifier(publicKey)(token)).toEqual({ viewer, requestId: 'r1' });
  });

  it('name the setting that is wrong, and not its value', () => {
    expect(() => importPrivateKey('HUB_IDENTITY_KEY', 'c2VjcmV0')).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message:
          'HUB_IDENTITY_KEY is not an Ed25519 key in base64. Make a pair with "npm run keys".',
      }),
    );
  });
});
