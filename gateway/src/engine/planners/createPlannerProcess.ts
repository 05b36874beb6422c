import { HubError } from '@civicgraph/shared';
import { createDeferred, type Deferred } from './createDeferred';
import { createPlannerChild } from './createPlannerChild';
import { createPlannedSupergraph, type PlannedSupergraph } from './PlannedSupergraph';
import type { PlannerName, PlanRequest } from './Planner';
import { noPlan, planningAborted, planningTookTooLong, tooManyToPlan } from './planningErrors';

export interface PlannerLimits {
  /** How long one operation may take to plan. */
  readonly timeLimitMs: number;
}

/** A planner in a process of its own, over as many supergraphs as are in use at a time. */
export interface PlannerProcess {
  /** @throws HubError PLANNING_FAILED when the planner cannot be loaded or refuses the supergraph */
  load(supergraphSdl: string): Promise<PlannedSupergraph>;
  /**
   * @returns the plan in the form of the planner
   * @throws HubError PLANNING_FAILED or PLANNING_ABORTED
   */
  plan(supergraph: PlannedSupergraph, request: PlanRequest): Promise<unknown>;
  /**
   * Frees what the process holds of a supergraph, once what waits for a plan over it has one. Asked
   * for another plan, it is loaded again for that one.
   */
  release(supergraph: PlannedSupergraph): void;
  pid(): number | undefined;
  /** What is under way or asked later ends with PLANNING_ABORTED. */
  close(): Promise<void>;
}

interface Job {
  readonly supergraph: PlannedSupergraph;
  /** Undefined: the supergraph is to be loaded, no more. */
  readonly request: PlanRequest | undefined;
  readonly result: Deferred<unknown>;
}

const defaultLimits: PlannerLimits = { timeLimitMs: 10_000 };
/** A supergraph is loaded once, and not by clients: the limit is for a planner that hangs. */
const loadLimitMs = 60_000;
/** Operations that wait to be planned: more would wait longer than their clients. */
const maxWaiting = 100;

/**
 * Plans in another process, one operation after the other. Apollo's planner would hold the event
 * loop; Hive's does its work in a moment, but a panic in it aborts the whole process, and an operation
 * can bring one about. Here that costs the one operation, once: with the next the process starts
 * anew, and each supergraph is loaded again when it is asked for.
 *
 * It keeps nothing alive while it is idle.
 */
export function createPlannerProcess(
  planner: PlannerName,
  { timeLimitMs } = defaultLimits,
): PlannerProcess {
  const waiting: Job[] = [];
  const loaded = new Set<PlannedSupergraph>();
  const child = createPlannerChild(planner, () => loaded.clear());
  let isWorking = false;
  let current: Job | undefined;
  let isClosed = false;
  /** Set once the planner turns out not to run on this platform. */
  let unfit: HubError | undefined;

  function add(supergraph: PlannedSupergraph, request: PlanRequest | undefined): Job {
    const job = { supergraph, request, result: createDeferred<unknown>() };
    supergraph.waiting += 1;
    waiting.push(job);
    if (!isWorking) void work();
    return job;
  }

  async function work(): Promise<void> {
    isWorking = true;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      current = job;
      try {
        job.result.resolve(await perform(job));
      } catch (error) {
        job.result.reject(error as HubError);
      }
      current = undefined;
      leave(job);
    }
    isWorking = false;
  }

  async function perform({ supergraph, request }: Job): Promise<unknown> {
    if (request && supergraph.isFatal(request)) throw noPlan();
    if (!loaded.has(supergraph)) await load(supergraph);
    if (isClosed) throw planningAborted();
    if (!request) return undefined;
    const { query, operationName } = request;
    const { id } = supergraph;
    const outcome = await child.ask({ kind: 'plan', id, query, operationName }, timeLimitMs);
    if (outcome.kind === 'planned') return outcome.plan;
    if (isClosed) throw planningAborted();
    if (outcome.kind === 'late') throw planningTookTooLong(timeLimitMs);
    if (outcome.kind === 'ended') supergraph.addFatal(request);
    throw noPlan();
  }

  async function load(supergraph: PlannedSupergraph): Promise<void> {
    if (unfit) throw unfit;
    const { id, supergraphSdl } = supergraph;
    const outcome = await child.ask({ kind: 'load', id, supergraphSdl }, loadLimitMs);
    if (outcome.kind === 'loaded') {
      loaded.add(supergraph);
      return;
    }
    if (isClosed) throw planningAborted();
    const reason = 'reason' in outcome ? firstLine(outcome.reason) : 'Its process ended.';
    const error = new HubError(
      'PLANNING_FAILED',
      `The planner "${planner}" cannot be used here: ${reason}`,
      { planner },
    );
    if (outcome.kind === 'unfit') unfit = error;
    throw error;
  }

  function leave({ supergraph }: Job): void {
    supergraph.waiting -= 1;
    tidy(supergraph);
  }

  /** Without any supergraph there is nothing that the process would be kept for. */
  function tidy(supergraph: PlannedSupergraph): void {
    const isUnused = supergraph.isReleased && supergraph.waiting === 0;
    if (isUnused && loaded.delete(supergraph)) child.tell({ kind: 'drop', id: supergraph.id });
    if (loaded.size === 0 && waiting.length === 0 && !current) void child.stop();
  }

  return {
    async load(supergraphSdl) {
      if (isClosed) throw planningAborted();
      const supergraph = createPlannedSupergraph(supergraphSdl);
      await add(supergraph, undefined).result.promise;
      return supergraph;
    },
    async plan(supergraph, request) {
      if (isClosed) throw planningAborted();
      if (waiting.length >= maxWaiting) throw tooManyToPlan();
      return add(supergraph, request).result.promise;
    },
    release(supergraph) {
      supergraph.isReleased = true;
      tidy(supergraph);
    },
    pid: child.pid,
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.result.reject(planningAborted());
      await child.stop();
    },
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
