/** Has work wait for its turn. */
export type InTurn = <Result>(who: string, work: () => Promise<Result>) => Promise<Result>;

interface Waiting {
  readonly who: string;
  start(): Promise<void>;
}

/**
 * Makes turns: work runs one piece after the other, and whoever has taken less time is first (start-time fair queueing,
 * Goyal, Vin and Cheng 1996). Somebody whose work is long or much waits for everybody else, and nobody for more than
 * the piece that runs. A failure stops none that comes after.
 * @param now in milliseconds
 */
export function createTurns(now: () => number = () => performance.now()): InTurn {
  /** Time that was given to whoever was served least, so that nobody saves up by waiting. */
  let given = 0;
  let isRunning = false;
  const waiting: Waiting[] = [];
  const taken = new Map<string, number>();

  const takenBy = (who: string) => Math.max(given, taken.get(who) ?? 0);

  function takeNext(): Waiting | undefined {
    const [first, ...others] = waiting;
    if (!first) return undefined;
    // Of those that have taken the same, the one that came first.
    const next = others.reduce(
      (least, one) => (takenBy(one.who) < takenBy(least.who) ? one : least),
      first,
    );
    waiting.splice(waiting.indexOf(next), 1);
    return next;
  }

  async function runAll(): Promise<void> {
    isRunning = true;
    for (let next = takeNext(); next; next = takeNext()) {
      given = takenBy(next.who);
      const startedAt = now();
      await next.start();
      taken.set(next.who, given + now() - startedAt);
      for (const [who, time] of taken) if (time <= given) taken.delete(who);
    }
    isRunning = false;
  }

  return (who, work) =>
    new Promise((resolve, reject) => {
      waiting.push({ who, start: () => work().then(resolve, reject) });
      if (!isRunning) void runAll();
    });
}
