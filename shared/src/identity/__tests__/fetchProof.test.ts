import {
  createFetchProver,
  createFetchVerifier,
  deriveFetchKey,
  parseFetchKey,
} from '../fetchProof';

const master = Buffer.alloc(32, 1);
const key = deriveFetchKey(master, 'housing');
const prove = createFetchProver('housing', key);
const body = '{"query":"{ 房屋 }"}';
const bytes = Buffer.from(body);

const codeOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the proof of a fetch', () => {
  it('is accepted once', () => {
    const verify = createFetchVerifier('housing', key);
    const proof = prove('identity', body);
    expect(codeOf(() => verify(proof, 'identity', bytes))).toBeUndefined();
    expect(codeOf(() => verify(proof, 'identity', bytes))).toBe('IDENTITY_NOT_ACCEPTED');
  });

  it('is accepted in any order, from several gateways', () => {
    const verify = createFetchVerifier('housing', key);
    const others = [prove, createFetchProver('housing', key)];
    const proofs = others.flatMap((one) => [one('i', body), one('i', body), one('i', body)]);
    for (const proof of proofs.reverse()) verify(proof, 'i', bytes);
    for (const proof of proofs) {
      expect(codeOf(() => verify(proof, 'i', bytes))).toBe('IDENTITY_NOT_ACCEPTED');
    }
  });

  it.each<[string, string | undefined, () => string | undefined]>([
    ['none', 'IDENTITY_REQUIRED', () => undefined],
    ['an empty one', 'IDENTITY_REQUIRED', () => ''],
    ['text', 'IDENTITY_NOT_ACCEPTED', () => 'proof'],
    ['one of another identity', 'IDENTITY_NOT_ACCEPTED', () => prove('other', body)],
    ['one of another body', 'IDENTITY_NOT_ACCEPTED', () => prove('identity', '{"query":"{ x }"}')],
    [
      'one for another subgraph, made with the key of this',
      'IDENTITY_NOT_ACCEPTED',
      () => createFetchProver('petitions', key)('identity', body),
    ],
    [
      'one made with the key of another subgraph',
      'IDENTITY_NOT_ACCEPTED',
      () => createFetchProver('housing', deriveFetchKey(master, 'petitions'))('identity', body),
    ],
    [
      'one with another number',
      'IDENTITY_NOT_ACCEPTED',
      () => prove('identity', body).replace(/-[0-9a-z]+\./, '-zzz.'),
    ],
    [
      'one without its code',
      'IDENTITY_NOT_ACCEPTED',
      () => prove('identity', body).replace(/\..*$/, '.'),
    ],
    [
      'one whose parts are cut elsewhere',
      'IDENTITY_NOT_ACCEPTED',
      () => createFetchProver('housing\nidentity', key)('', body),
    ],
  ])('is refused: %s', (_what, code, make) => {
    const verify = createFetchVerifier('housing', key);
    expect(codeOf(() => verify(make(), 'identity', bytes))).toBe(code);
    expect(codeOf(() => verify(prove('identity', body), 'identity', bytes))).toBeUndefined();
  });
});

describe('the key of fetches', () => {
  it('is another for each subgraph and each gateway', () => {
    const keys = [
      master,
      key,
      deriveFetchKey(master, 'petitions'),
      deriveFetchKey(Buffer.alloc(32, 2), 'housing'),
    ];
    expect(new Set(keys.map((one) => one.toString('hex'))).size).toBe(4);
    expect(keys.map(({ length }) => length)).toEqual([32, 32, 32, 32]);
  });

  it('is read from base64, and refused with its length alone', () => {
    expect(parseFetchKey(key.toString('base64'))).toEqual(key);
    expect(() => parseFetchKey('c2VjcmV0')).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('HUB_FETCH_KEY has 6 bytes. Expected 32'),
      }),
    );
  });
});
