import { HubError } from '@civicgraph/shared';

/** Without the planner's own words: they quote the operation, with whatever a client wrote into it. */
export function noPlan(): HubError {
  return new HubError(
    'PLANNING_FAILED',
    'No plan was found that brings all the operation asks for. Ask for it in several operations.',
  );
}

/** A plan that has something this engine does not do; `what` names it in the planner's words. */
export function planUnknown(what: string): HubError {
  return new HubError(
    'PLANNING_FAILED',
    `The plan of the operation has "${what}", which the hub does not do. Ask for it in another way.`,
  );
}

export function planningTookTooLong(timeLimitMs: number): HubError {
  return new HubError(
    'PLANNING_ABORTED',
    `Planning the operation took longer than ${timeLimitMs / 1000} seconds. Ask for it in several operations.`,
  );
}

export function tooManyToPlan(): HubError {
  return new HubError(
    'PLANNING_ABORTED',
    'Too many new operations wait to be planned. Try again in a moment.',
  );
}

export function planningAborted(): HubError {
  return new HubError('PLANNING_ABORTED', 'Planning ended before a plan was found.');
}
