import { getEventListeners } from 'node:events';
import pino from 'pino';
import { createFetchProver, fetchHeader, identityHeader } from '../../identity';
import { answerInTime, parseTimeout } from '../deadline';
import type { SubgraphRequest, SubgraphResponse } from '../Subgraph';
import { serveSubgraph } from '../serveSubgraph';

const good: SubgraphResponse = { data: { x: 1 } };
const never = new Promise<SubgraphResponse>(() => {});
const fetchKey = Buffer.alloc(32);
const soon = () => Date.now() + 5000;
const codeOf = ({ errors }: SubgraphResponse) => errors?.[0]?.extensions?.code;

describe('an answer in time', () => {
  it.each<[string, () => Pick<SubgraphRequest, 'deadline' | 'signal'>]>([
    ['no limit', () => ({})],
    ['a deadline', () => ({ deadline: soon() })],
    ['a signal', () => ({ signal: new AbortController().signal })],
  ])('is the answer of the work, with %s', async (_what, limits) => {
    expect(await answerInTime('toy', limits(), async () => good)).toBe(good);
    const failing = answerInTime('toy', limits(), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
  });

  it('is an error once the deadline has come', async () => {
    const deadline = Date.now() + 20;
    expect(await answerInTime('toy', { deadline }, () => never)).toEqual({
      errors: [
        {
          message: expect.stringContaining('"toy"'),
          extensions: { code: 'DEADLINE_EXCEEDED', subgraph: 'toy' },
        },
      ],
    });
  });

  it('is an error once nobody waits', async () => {
    const client = new AbortController();
    const answer = answerInTime('toy', { signal: client.signal }, () => never);
    client.abort();
    expect(codeOf(await answer)).toBe('DEADLINE_EXCEEDED');
  });

  it('is not begun when it would come too late', async () => {
    const work = jest.fn(async () => good);
    const limits = [{ deadline: Date.now() }, { signal: AbortSignal.abort() }];
    for (const limit of limits) {
      expect(codeOf(await answerInTime('toy', limit, work))).toBe('DEADLINE_EXCEEDED');
    }
    expect(work).not.toHaveBeenCalled();
  });

  it('lets go of the signal with the answer', async () => {
    const { signal } = new AbortController();
    await answerInTime('toy', { signal, deadline: soon() }, async () => good);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a timeout as text', () => {
  it.each([
    ['5000', 5000],
    ['0', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['9999999999', undefined],
    ['', undefined],
    [['1', '2'], undefined],
    [undefined, undefined],
  ])('%p is %p', (text, expected) => {
    expect(parseTimeout(text)).toBe(expected);
  });
});

describe('a served subgraph', () => {
  it('answers within the time that a fetch gives it', async () => {
    const asked: string[] = [];
    const server = await serveSubgraph(
      {
        name: 'toy',
        execute: (request) =>
          answerInTime('toy', request, async () => {
            asked.push(request.query);
            return request.query === 'slow' ? never : good;
          }),
        checkReady: async () => {},
        close: async () => {},
      },
      { host: '127.0.0.1', port: 0, fetchKey, logger: pino({ level: 'silent' }) },
    );
    const prove = createFetchProver('toy', fetchKey);
    const ask = async (query: string, timeout?: string) => {
      const payload = JSON.stringify({ query });
      const response = await server.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          [identityHeader]: 'x',
          [fetchHeader]: prove('x', payload),
          ...(timeout && { 'x-timeout-ms': timeout }),
        },
        payload,
      });
      return response.json();
    };
    expect(codeOf(await ask('slow', '30'))).toBe('DEADLINE_EXCEEDED');
    expect(codeOf(await ask('late', '0'))).toBe('DEADLINE_EXCEEDED');
    for (const timeout of [undefined, '5000', 'nonsense']) {
      expect(await ask('quick', timeout)).toEqual(good);
    }
    expect(asked).toEqual(['slow', 'quick', 'quick', 'quick']);
    await server.close();
  });
});
