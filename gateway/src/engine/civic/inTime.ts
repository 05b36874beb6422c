import { HubError, unwatchDeadline, watchDeadline } from '@civicgraph/shared';
import type { GatewayContext } from '../../http/GatewayContext';

/**
 * What planning gives, as long as somebody waits for it. The plan itself is made to its end: others may
 * want it.
 * @throws HubError DEADLINE_EXCEEDED, or PLANNING_ABORTED when the client has left
 */
export function inTime<T>(
  planning: Promise<T>,
  { deadline, signal }: Pick<GatewayContext, 'deadline' | 'signal'>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const watch = { deadline, expire: () => reject(noTimeLeft()) };
    const leave = () => reject(nobodyWaits());
    watchDeadline(watch);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    planning.then(resolve, reject).finally(() => {
      unwatchDeadline(watch);
      signal.removeEventListener('abort', leave);
    });
  });
}

function noTimeLeft(): HubError {
  return new HubError(
    'DEADLINE_EXCEEDED',
    'There was no time left once the operation was planned. Try again, or allow more time.',
  );
}

function nobodyWaits(): HubError {
  return new HubError('PLANNING_ABORTED', 'The client left before its operation was planned.');
}
