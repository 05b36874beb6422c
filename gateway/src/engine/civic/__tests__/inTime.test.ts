import { inTime } from '../inTime';

const never = new Promise<string>(() => {});
const later = () => Date.now() + 60_000;
const { signal } = new AbortController();

test('gives what comes in time', async () => {
  expect(await inTime(Promise.resolve('plan'), { deadline: later(), signal })).toBe('plan');
  const failing = Promise.reject(new Error('no plan'));
  await expect(inTime(failing, { deadline: later(), signal })).rejects.toThrow('no plan');
});

test('waits no longer than the client', async () => {
  await expect(inTime(never, { deadline: Date.now(), signal })).rejects.toMatchObject({
    code: 'DEADLINE_EXCEEDED',
  });
});

test('does not wait for a client that has left, or leaves', async () => {
  const client = new AbortController();
  const waiting = inTime(never, { deadline: later(), signal: client.signal });
  client.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'PLANNING_ABORTED' });
  await expect(inTime(never, { deadline: later(), signal: client.signal })).rejects.toMatchObject({
    code: 'PLANNING_ABORTED',
  });
});
