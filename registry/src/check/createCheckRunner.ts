import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HubError } from '@civicgraph/shared';
import type { CheckInput, RemovalInput, SubgraphSchema } from './CheckInput';
import type { CheckResult } from './CheckReport';
import type { CheckAnswer, CheckTask, TaskResult } from './CheckTask';
import { createFinding } from './createFinding';
import { createTurns } from './createTurns';
import type { SchemaChange } from './diffSupergraphs';

export interface CheckRunnerOptions {
  /** How long a check may take, in milliseconds; 20 s when left out. */
  readonly timeLimit?: number;
  /** How much its thread may keep in memory, in MiB; 512 when left out. */
  readonly memoryLimit?: number;
}

/** Checks in a thread of its own, one at a time; the subgraph that has taken less of its time is first. */
export interface CheckRunner {
  /** As `checkSubgraph`; the one finding CHECK_GAVE_UP when it takes too long or too much memory. */
  checkSubgraph(input: CheckInput): Promise<CheckResult>;
  /** As `checkRemoval`, likewise. */
  checkRemoval(input: RemovalInput): Promise<CheckResult>;
  /** As `composeAll`, likewise. */
  composeAll(subgraphs: readonly SubgraphSchema[]): Promise<CheckResult>;
  /**
   * What clients see change from one supergraph to another, the worst first.
   * @param who asks, as turns are given
   * @throws HubError CHECK_GAVE_UP
   */
  diffSupergraphs(who: string, from: string, to: string): Promise<readonly SchemaChange[]>;
  /**
   * As `differences`, likewise in the thread.
   * @param who the subgraph, as turns are given
   * @throws HubError CHECK_GAVE_UP
   */
  compareServed(who: string, published: string, served: string): Promise<readonly string[] | null>;
  /** Ends the thread. What is not done is refused with HubError SHUTTING_DOWN. */
  close(): Promise<void>;
}

// As built, also where the sources are run directly: a thread knows no transforms.
const workerFile = join(__dirname, '..', '..', 'dist', 'check', 'worker.js');

/** The thread is started by the first check and kept for the next; an idle one lets the process end. */
export function createCheckRunner({
  timeLimit = 20_000,
  memoryLimit = 512,
}: CheckRunnerOptions = {}): CheckRunner {
  let worker: Worker | undefined;
  let isClosed = false;
  const inTurn = createTurns();
  const running = new Set<Promise<unknown>>();

  /** Undefined when it takes too long or too much memory. */
  function run<Task extends CheckTask>(
    who: string,
    task: Task,
  ): Promise<TaskResult<Task> | undefined> {
    const result = inTurn(who, () => perform(task)) as Promise<TaskResult<Task> | undefined>;
    const settled = result.catch(() => undefined).finally(() => running.delete(settled));
    running.add(settled);
    return result;
  }

  const check = async (who: string, task: Exclude<CheckTask, { kind: 'DIFF' | 'SERVED' }>) =>
    (await run(who, task)) ?? gaveUp(timeLimit, memoryLimit);

  function start(): Worker {
    const started = startWorker(memoryLimit);
    worker = started;
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  async function perform(task: CheckTask): Promise<TaskResult<CheckTask> | undefined> {
    if (isClosed) throw closing();
    const asked = worker ?? start();
    asked.ref();
    const answer = await askWorker(asked, task, timeLimit);
    if (answer !== 'GAVE_UP') {
      asked.unref();
      if ('result' in answer) return answer.result;
      throw new Error(`The check failed: ${answer.failure}`);
    }
    await asked.terminate();
    if (isClosed) throw closing();
    return undefined;
  }

  return {
    checkSubgraph: (input) => check(input.subgraph.name, { kind: 'SUBGRAPH', input }),
    checkRemoval: (input) => check(input.name, { kind: 'REMOVAL', input }),
    composeAll: (input) => check('', { kind: 'ALL', input }),
    async diffSupergraphs(who, from, to) {
      const changes = await run(who, { kind: 'DIFF', input: { from, to } });
      if (changes) return changes;
      throw comparisonGaveUp();
    },
    async compareServed(who, published, served) {
      const found = await run(who, { kind: 'SERVED', input: { published, served } });
      if (found !== undefined) return found;
      throw comparisonGaveUp();
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
      await Promise.all(running);
    },
  };
}

function startWorker(memoryLimit: number): Worker {
  const worker = new Worker(workerFile, {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  });
  // Whoever waits for an answer hears of it; an idle thread has nobody to tell.
  worker.on('error', () => undefined);
  return worker;
}

/** GAVE_UP also when the thread ends, as it does when it runs out of memory. */
function askWorker(
  worker: Worker,
  task: CheckTask,
  timeLimit: number,
): Promise<CheckAnswer | 'GAVE_UP'> {
  return new Promise((resolve) => {
    const settle = (answer: CheckAnswer | 'GAVE_UP') => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', giveUp);
      resolve(answer);
    };
    const giveUp = () => settle('GAVE_UP');
    const timer = setTimeout(giveUp, timeLimit);
    worker.on('message', settle).on('exit', giveUp);
    worker.postMessage(task);
  });
}

function gaveUp(timeLimit: number, memoryLimit: number): CheckResult {
  const message = `The check took longer than ${timeLimit / 1000} s or more than ${memoryLimit} MiB. Make the schema smaller, or split it into several subgraphs.`;
  return {
    findings: [createFinding('CHECK_GAVE_UP', 'ERROR', null, message)],
    supergraphSdl: null,
  };
}

function comparisonGaveUp(): HubError {
  return new HubError(
    'CHECK_GAVE_UP',
    'Comparing the two schemas took too long. Compare smaller ones, or ones closer to each other.',
  );
}

function closing(): HubError {
  return new HubError('SHUTTING_DOWN', 'The registry is stopping. Check again when it is back.');
}
