import { createPace } from '../createPace';

/** A clock that stands still but for the work; every rest takes as long as it was set to, or `turn` more. */
function setClock(turn = 0) {
  const rests: number[] = [];
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest.mocked(mockWait).mockImplementation(async (ms: number) => {
    rests.push(ms);
    now += ms + turn;
  });
  return {
    rests,
    work: (ms: number) => () => {
      now += ms;
      return ms;
    },
  };
}

const mockWait = jest.fn();
jest.mock('node:timers/promises', () => ({ setTimeout: (ms: number) => mockWait(ms) }));
afterEach(() => jest.restoreAllMocks());

describe('the pace of work that nobody waits for', () => {
  it('rests twice as long as it worked, once that is worth a rest, and gives what each part gives', async () => {
    const { rests, work } = setClock();
    const pace = createPace();
    for (const ms of [1, 2, 3, 5]) expect(await pace(work(ms))).toBe(ms);
    expect(rests).toEqual([12, 10]);
  });

  it('never rests long', async () => {
    const { rests, work } = setClock();
    await createPace()(work(500));
    expect(rests).toEqual([12]);
  });

  it('does more at a time while requests fill the turns', async () => {
    const { rests, work } = setClock(68);
    const pace = createPace();
    for (let part = 0; part < 9; part += 1) await pace(work(5));
    expect(rests).toEqual([10, 12, 12]);
  });

  it('hands on what a part throws', async () => {
    const { work } = setClock();
    const pace = createPace();
    await expect(
      pace(() => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await pace(work(1))).toBe(1);
  });
});
