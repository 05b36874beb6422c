import pino from 'pino';
import { openWhenNeeded } from '../openWhenNeeded';

/** Something to open, which fails while it is away. */
function createThing() {
  const lines: string[] = [];
  const thing = {
    isAway: false,
    opened: 0,
    closed: 0,
    told: () => lines.map((line) => JSON.parse(line)),
    open: () =>
      openWhenNeeded({
        name: 'the thing',
        async open() {
          if (thing.isAway) throw Object.assign(new Error(), { code: 'AWAY' });
          thing.opened += 1;
          return 'open';
        },
        async close() {
          thing.closed += 1;
        },
        logger: pino(
          { base: null, timestamp: false },
          { write: (line: string) => lines.push(line) },
        ),
      }),
  };
  return thing;
}

test('opens at once, and once for all', async () => {
  const thing = createThing();
  const opened = await thing.open();
  expect(await Promise.all([opened.get(), opened.get()])).toEqual(['open', 'open']);
  expect(thing.opened).toBe(1);
  expect(thing.told()).toEqual([]);
});

test('tries again for whoever asks, and tells once that it is away and that it is back', async () => {
  const thing = createThing();
  thing.isAway = true;
  const opened = await thing.open();
  for (const _time of [1, 2]) await expect(opened.get()).rejects.toMatchObject({ code: 'AWAY' });
  thing.isAway = false;
  expect(await Promise.all([opened.get(), opened.get()])).toEqual(['open', 'open']);
  expect(thing.opened).toBe(1);
  expect(thing.told()).toEqual([
    { level: 50, error: 'AWAY', msg: 'the thing cannot be opened' },
    { level: 30, msg: 'the thing is open' },
  ]);
});

test('closes once, and opens nothing after', async () => {
  const thing = createThing();
  const opened = await thing.open();
  await Promise.all([opened.close(), opened.close()]);
  await expect(opened.get()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  expect([thing.opened, thing.closed]).toEqual([1, 1]);
});

test('closes nothing that is not open', async () => {
  const thing = createThing();
  thing.isAway = true;
  const opened = await thing.open();
  await opened.close();
  thing.isAway = false;
  await expect(opened.get()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  expect([thing.opened, thing.closed]).toEqual([0, 0]);
});
