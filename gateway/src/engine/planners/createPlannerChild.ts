import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createDeferred, type Deferred } from './createDeferred';
import type { PlannerAnswer, PlannerNotice, PlannerQuestion } from './messages';
import type { PlannerName } from './Planner';

/** What came of a question: an answer, or the end of the process, in time or by its lateness. */
export type Outcome = PlannerAnswer | { readonly kind: 'ended' } | { readonly kind: 'late' };

/** A process that plans, started when it is first asked and again after it ended. */
export interface PlannerChild {
  /** One question at a time. */
  ask(question: PlannerQuestion, timeLimitMs: number): Promise<Outcome>;
  /** Says nothing to a process that is not there. */
  tell(notice: PlannerNotice): void;
  /** Of the process that runs, if one does. */
  pid(): number | undefined;
  /** Settles when the process is gone; it is started again if it is asked again. */
  stop(): Promise<void>;
}

// Tests run the sources, but a process can only run what is built.
const main = join(__dirname, '../../../dist/engine/planners/plannerMain.js');

/** @param onEnd called when a process has ended, with all that was loaded into it */
export function createPlannerChild(planner: PlannerName, onEnd: () => void): PlannerChild {
  let child: ChildProcess | undefined;
  let asked: Deferred<Outcome> | undefined;

  function start(): ChildProcess {
    const started = fork(main, [planner], {
      // It reads what clients write, and needs none of the keys and passwords that are set here.
      env: environment(),
      // Neither a debugger's port nor a panic's words, which quote the operation, are to be shared.
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (answer: PlannerAnswer) => started === child && settle(answer));
    started.once('error', () => leave(started, 'ended'));
    started.once('exit', () => leave(started, 'ended'));
    child = started;
    return started;
  }

  function settle(outcome: Outcome): void {
    asked?.resolve(outcome);
    asked = undefined;
  }

  function leave(left: ChildProcess, kind: 'ended' | 'late'): void {
    if (left !== child) return;
    child = undefined;
    onEnd();
    settle({ kind });
  }

  /** Nothing but the end of its process stops a planner. */
  function interrupt(running: ChildProcess): void {
    running.kill('SIGKILL');
    leave(running, 'late');
  }

  return {
    async ask(question, timeLimitMs) {
      const running = child ?? start();
      const answer = createDeferred<Outcome>();
      asked = answer;
      // The process is a reason to stay alive only while something waits for it.
      running.ref();
      running.channel?.ref();
      const timer = setTimeout(interrupt, timeLimitMs, running);
      // A process that ended meanwhile is told of by its exit.
      running.send(question, () => {});
      try {
        return await answer.promise;
      } finally {
        clearTimeout(timer);
        running.unref();
        running.channel?.unref();
      }
    },
    tell(notice) {
      child?.send(notice, () => {});
    },
    pid: () => child?.pid,
    async stop() {
      const ending = child;
      if (!ending) return;
      const ended = createDeferred<void>();
      ending.ref();
      ending.once('exit', () => ended.resolve());
      ending.kill('SIGKILL');
      leave(ending, 'ended');
      await ended.promise;
    },
  };
}

/** How to run, and where the binary is if it was put elsewhere. */
function environment(): NodeJS.ProcessEnv {
  const named = /^(PATH|LD_LIBRARY_PATH|NODE_ENV|NAPI_RS_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => named.test(name)));
}
