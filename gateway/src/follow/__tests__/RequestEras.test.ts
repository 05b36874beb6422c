import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRequestEras } from '../RequestEras';

function openWork() {
  let end = () => {};
  let fail = (_: Error) => {};
  const work = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { work: () => work, end: () => end(), fail: (error: Error) => fail(error) };
}

async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await nextTurn();
  return settled;
}

describe('eras of requests', () => {
  it('have ended at once while nothing is under way', async () => {
    const eras = createRequestEras();
    expect(await isSettled(eras.ended())).toBe(true);
    expect(await isSettled(eras.ended())).toBe(true);
  });

  it('end with the last request that began before, whatever began since', async () => {
    const eras = createRequestEras();
    const [first, second, later] = [openWork(), openWork(), openWork()];
    void eras.hold(first.work);
    const failing = eras.hold(second.work).catch(({ message }) => message);
    const ended = eras.ended();
    void eras.hold(later.work);
    first.end();
    expect(await isSettled(ended)).toBe(false);
    second.fail(new Error('lost'));
    expect(await failing).toBe('lost');
    expect(await isSettled(ended)).toBe(true);
  });

  it('end in their order, an older one with them', async () => {
    const eras = createRequestEras();
    const [old, young] = [openWork(), openWork()];
    void eras.hold(old.work);
    const first = eras.ended();
    void eras.hold(young.work);
    const second = eras.ended();
    young.end();
    expect(await isSettled(second)).toBe(false);
    old.end();
    expect(await isSettled(first)).toBe(true);
    expect(await isSettled(second)).toBe(true);
  });

  it('hand on what the work gives', async () => {
    expect(await createRequestEras().hold(async () => 7)).toBe(7);
  });
});
