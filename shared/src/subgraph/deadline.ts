import type { SubgraphRequest, SubgraphResponse } from './Subgraph';
import { type DeadlineWatch, unwatchDeadline, watchDeadline } from './watchDeadline';

/**
 * Carries what is left until the deadline, in whole milliseconds: clocks differ, so that a point in
 * time would not do.
 */
export const timeoutHeader = 'x-timeout-ms';

/** What `timeoutHeader` says, or undefined for anything but up to nine digits. */
export function parseTimeout(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The answer of a subgraph that had no time, or not enough. */
export function deadlineExceeded(subgraph: string): SubgraphResponse {
  return {
    errors: [
      {
        message: `There was no time left for an answer of the subgraph "${subgraph}". Ask for less at once, or allow more time.`,
        extensions: { code: 'DEADLINE_EXCEEDED', subgraph },
      },
    ],
  };
}

/**
 * The answer of `work`, or DEADLINE_EXCEEDED when the request's deadline comes first or nobody waits
 * any more. Work begun goes on to its end, unheard; it is not begun when it is too late already.
 */
export function answerInTime(
  subgraph: string,
  request: Pick<SubgraphRequest, 'deadline' | 'signal'>,
  work: () => Promise<SubgraphResponse>,
): Promise<SubgraphResponse> {
  const { deadline = Number.POSITIVE_INFINITY, signal } = request;
  if (signal?.aborted || deadline <= Date.now()) {
    return Promise.resolve(deadlineExceeded(subgraph));
  }
  if (deadline === Number.POSITIVE_INFINITY && !signal) return work();
  return new Promise((resolve, reject) => {
    const expire = () => {
      stopWaiting();
      resolve(deadlineExceeded(subgraph));
    };
    const watch: DeadlineWatch = { deadline, expire };
    const stopWaiting = () => {
      unwatchDeadline(watch);
      signal?.removeEventListener('abort', expire);
    };
    watchDeadline(watch);
    signal?.addEventListener('abort', expire);
    work().then(resolve, reject).finally(stopWaiting);
  });
}
