/** Tells when the requests that a gateway has begun until some moment have ended. */
export interface RequestEras {
  /** Does the work of one request, which has ended when that has, whether it succeeds or not. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once every request that is under way now has ended; those that begin later do not count. */
  ended(): Promise<void>;
}

interface Era {
  held: number;
  isOver: boolean;
  readonly end: () => void;
  /** Resolves when this era and all before it have ended. */
  readonly ended: Promise<unknown>;
}

export function createRequestEras(): RequestEras {
  let current = createEra(Promise.resolve());

  function leave(era: Era): void {
    era.held -= 1;
    if (era.isOver && era.held === 0) era.end();
  }

  return {
    async hold(work) {
      const era = current;
      era.held += 1;
      try {
        return await work();
      } finally {
        leave(era);
      }
    },
    async ended() {
      const past = current;
      current = createEra(past.ended);
      past.isOver = true;
      if (past.held === 0) past.end();
      await past.ended;
    },
  };
}

function createEra(before: Promise<unknown>): Era {
  let end = () => {};
  const own = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { held: 0, isOver: false, end: () => end(), ended: Promise.all([before, own]) };
}
