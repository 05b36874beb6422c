import { parse } from 'graphql';
import type { CompiledOperation } from '../compileOperation';
import { createOperationCache } from '../createOperationCache';

const keyOf = (source: string) => ({
  document: parse(source),
  source,
  operationName: undefined,
  authority: undefined,
});

test('keeps fewer operations the larger they are compiled', async () => {
  const cache = createOperationCache(async () => ({ weight: 300_000 }) as CompiledOperation);
  for (let index = 0; index < 20; index += 1) await cache.get(keyOf(`{ a${index} }`));
  await Promise.resolve();
  expect(cache.size()).toBe(3);
});

test('keeps no more than two thousand, however small', async () => {
  const cache = createOperationCache(async () => ({ weight: 1 }) as CompiledOperation);
  for (let index = 0; index < 2100; index += 1) await cache.get(keyOf(`{ a${index} }`));
  expect(cache.size()).toBe(2000);
});

test('forgets an operation that failed', async () => {
  let fails = true;
  const cache = createOperationCache(async () => {
    if (fails) throw new Error('no plan');
    return { weight: 1 } as CompiledOperation;
  });
  await expect(cache.get(keyOf('{ a }'))).rejects.toThrow('no plan');
  fails = false;
  expect(await cache.get(keyOf('{ a }'))).toEqual({ weight: 1 });
});
