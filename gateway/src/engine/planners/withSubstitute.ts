import { HubError } from '@civicgraph/shared';
import type { Planner } from './Planner';

/** Plans what the planner fails at with another, which is opened when it is first needed. */
export function withSubstitute(planner: Planner, openSubstitute: () => Promise<Planner>): Planner {
  let substitute: Promise<Planner> | undefined;
  let isReleased = false;

  function open(): Promise<Planner> {
    const opening = openSubstitute();
    // The next failing operation tries again.
    opening.catch(() => {
      substitute = undefined;
    });
    return opening;
  }

  return {
    name: planner.name,
    async plan(request) {
      try {
        return await planner.plan(request);
      } catch (error) {
        if (!isPlanningFailure(error)) throw error;
        substitute ??= open();
        const opened = await substitute;
        const plan = opened.plan(request);
        if (isReleased) opened.release();
        return plan;
      }
    },
    release() {
      isReleased = true;
      planner.release();
      substitute?.then(
        (opened) => opened.release(),
        () => {},
      );
    },
  };
}

/** Whether another planner may do better. */
export function isPlanningFailure(error: unknown): error is HubError {
  return error instanceof HubError && error.code === 'PLANNING_FAILED';
}
