import pino from 'pino';
import {
  createFetchProver,
  createIdentityVerifier,
  deriveFetchKey,
  fetchHeader,
  generateIdentityKeys,
  identityHeader,
  signIdentity,
} from '../../identity';
import { viewerOf } from '../../testing';
import { refusalsHeader } from '../RefusalCounter';
import type { SubgraphResponse } from '../Subgraph';
import { serveSubgraph } from '../serveSubgraph';

const keys = generateIdentityKeys();
const master = Buffer.alloc(32, 1);
const fetchKey = deriveFetchKey(master, 'toy');
const prove = createFetchProver('toy', fetchKey);
const identity = signIdentity(keys.privateKey, { viewer: viewerOf('DASH'), requestId: 'r1' });
const body = '{"query":"{ mine }"}';

let asked: string[];
let server: Awaited<ReturnType<typeof serveSubgraph>>;
beforeEach(async () => {
  asked = [];
  const verify = createIdentityVerifier(keys.publicKey);
  server = await serveSubgraph(
    {
      name: 'toy',
      async execute(request): Promise<SubgraphResponse> {
        try {
          await verify(request.identity);
        } catch (error) {
          return { errors: [(error as { toJSON(): { message: string } }).toJSON()] };
        }
        asked.push(request.query);
        return { data: { done: true } };
      },
      checkReady: async () => {},
      close: async () => {},
    },
    { host: '127.0.0.1', port: 0, fetchKey, logger: pino({ level: 'silent' }) },
  );
});
afterEach(() => server.close());

async function send(headers: Record<string, string>, payload = body) {
  const answer = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
  return {
    status: answer.statusCode,
    code: answer.json().errors?.[0]?.extensions?.code,
    refusals: answer.headers[refusalsHeader],
  };
}

const proven = (payload = body) => ({
  [identityHeader]: identity,
  [fetchHeader]: prove(identity, payload),
});

const answered = { status: 200, code: undefined, refusals: undefined };

describe('a subgraph over HTTP', () => {
  it('executes a fetch that the gateway proves', async () => {
    expect(await send(proven())).toEqual(answered);
    expect(asked).toEqual(['{ mine }']);
  });

  it.each<[string, string, () => Record<string, string>, string]>([
    ['without identity and proof', 'IDENTITY_REQUIRED', () => ({}), body],
    ['without a proof', 'IDENTITY_REQUIRED', () => ({ [identityHeader]: identity }), body],
    ['without an identity', 'IDENTITY_REQUIRED', () => ({ [fetchHeader]: prove('', body) }), body],
    [
      'whose identity and proof come with another body',
      'IDENTITY_NOT_ACCEPTED',
      proven,
      '{"query":"{ everything }"}',
    ],
    ['whose body has one more space', 'IDENTITY_NOT_ACCEPTED', proven, `${body} `],
    ['whose body is no JSON', 'IDENTITY_NOT_ACCEPTED', proven, '{'],
    [
      'with the proof of another identity',
      'IDENTITY_NOT_ACCEPTED',
      () => {
        const other = signIdentity(keys.privateKey, {
          viewer: viewerOf('AUDITOR'),
          requestId: 'r2',
        });
        return { ...proven(), [identityHeader]: other };
      },
      body,
    ],
    [
      'proven to another subgraph',
      'IDENTITY_NOT_ACCEPTED',
      () => ({
        ...proven(),
        [fetchHeader]: createFetchProver('other', deriveFetchKey(master, 'other'))(identity, body),
      }),
      body,
    ],
  ])('refuses a fetch %s', async (_what, code, headers, payload) => {
    expect(await send(headers(), payload)).toEqual({ status: 401, code, refusals: undefined });
    expect(asked).toEqual([]);
  });

  it('refuses the same fetch a second time', async () => {
    const headers = proven();
    expect(await send(headers)).toEqual(answered);
    expect(await send(headers)).toEqual({
      status: 401,
      code: 'IDENTITY_NOT_ACCEPTED',
      refusals: undefined,
    });
    expect(asked).toEqual(['{ mine }']);
  });

  it('executes nothing of a body that is not declared to be JSON', async () => {
    const answer = await send({ ...proven(), 'content-type': 'text/plain' });
    expect(answer).toEqual({ status: 415, code: 'BAD_REQUEST', refusals: undefined });
    expect(asked).toEqual([]);
  });

  it('tells what it refused with its next answer, once', async () => {
    const forged = 'not.an.identity';
    await send({});
    await send({ [identityHeader]: identity, [fetchHeader]: 'x' });
    // The proof is good; what it proves is the fetch, and the identity is judged by itself.
    await send({ [identityHeader]: forged, [fetchHeader]: prove(forged, body) });
    expect((await send(proven())).refusals).toBe('IDENTITY_REQUIRED=1,IDENTITY_NOT_ACCEPTED=2');
    expect((await send(proven())).refusals).toBeUndefined();
  });

  it('tells what it refused with a health answer to the gateway, and to nobody else', async () => {
    await send({});
    const check = async (headers: Record<string, string>) => {
      const answer = await server.inject({ method: 'GET', url: '/health/ready', headers });
      expect(answer.json()).toEqual({ status: 'ok' });
      return answer.headers[refusalsHeader];
    };
    const headers = { [fetchHeader]: prove('', '') };
    expect(await check({})).toBeUndefined();
    expect(await check({ [fetchHeader]: 'x' })).toBeUndefined();
    expect(await check({ [fetchHeader]: prove(identity, '') })).toBeUndefined();
    expect(await check(headers)).toBe('IDENTITY_REQUIRED=1');
    await send({});
    expect(await check(headers)).toBeUndefined();
  });
});
