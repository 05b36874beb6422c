import pino from 'pino';
import type { Actor } from '../../tokens/Actor';
import type { Api } from '../Api';
import { createExecutor } from '../createExecutor';

const actor: Actor = {
  id: null,
  role: 'ADMINISTRATOR',
  subgraph: null,
  label: 'administrator',
  createdAt: '',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

test('masks a failure without a code, and logs no text of it', async () => {
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push(line) });
  const store = {
    read: async () => Promise.reject(new Error('near "type Secret": syntax error')),
  };
  const answer = createExecutor({ store, logger } as unknown as Api);
  expect(await answer(actor, { query: '{ supergraph { sdl } }' })).toEqual({
    data: { supergraph: null },
    errors: [
      {
        message: 'Something failed in the registry. Its log has the details.',
        path: ['supergraph'],
        extensions: { code: 'INTERNAL_ERROR' },
      },
    ],
  });
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain('Secret');
});

test('repeats no more of a variable than fits a line', async () => {
  const answer = createExecutor({} as Api);
  const { errors } = await answer(actor, {
    query: 'query ($first: Int!) { history(first: $first) { id } }',
    variables: { first: 'x'.repeat(100_000) },
  });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  expect(JSON.stringify(errors).length).toBeLessThan(1000);
});
