import { createTurns } from '../createTurns';

/** Turns on a clock of their own: each piece of work takes the time it is given. */
function turns() {
  let time = 0;
  const done: string[] = [];
  const inTurn = createTurns(() => time);
  const work = (who: string, name: string, takes: number) =>
    inTurn(who, async () => {
      time += takes;
      done.push(name);
    });
  return { done, work };
}

it('of those that have taken as little, the one that came first is first', async () => {
  const { done, work } = turns();
  await Promise.all([work('a', 'a1', 0), work('b', 'b1', 0), work('a', 'a2', 0)]);
  expect(done).toEqual(['a1', 'b1', 'a2']);
});

it('whoever takes long, or much, waits for everybody else', async () => {
  const { done, work } = turns();
  await Promise.all([
    ...['a1', 'a2', 'a3'].map((name) => work('a', name, 20)),
    ...['b1', 'b2', 'b3'].map((name) => work('b', name, 2)),
    work('c', 'c1', 50),
  ]);
  expect(done).toEqual(['a1', 'b1', 'c1', 'b2', 'b3', 'a2', 'a3']);
});

it('nobody saves up turns by waiting', async () => {
  const { done, work } = turns();
  await work('a', 'a1', 100);
  await work('a', 'a2', 100);
  await Promise.all([
    ...['b1', 'b2', 'b3'].map((name) => work('b', name, 100)),
    ...['a3', 'a4'].map((name) => work('a', name, 100)),
  ]);
  expect(done.slice(2)).toEqual(['b1', 'b2', 'a3', 'b3', 'a4']);
});

it('a failure is that of its own work alone', async () => {
  const inTurn = createTurns();
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
