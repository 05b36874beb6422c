import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { differences } from '../probe/differences';
import type { CheckAnswer, CheckTask, TaskResult } from './CheckTask';
import { checkRemoval } from './checkRemoval';
import { checkSubgraph } from './checkSubgraph';
import { composeAll } from './composeAll';
import { diffSupergraphs } from './diffSupergraphs';

// The thread that checks run in, so that whoever serves requests never waits for one.

// Nor for a processor: on Linux this is the priority of the thread alone, elsewhere it would be that of the process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', (task: CheckTask) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: CheckTask): CheckAnswer {
  try {
    return { result: perform(task) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(task: CheckTask): TaskResult<CheckTask> {
  switch (task.kind) {
    case 'SUBGRAPH':
      return checkSubgraph(task.input);
    case 'REMOVAL':
      return checkRemoval(task.input);
    case 'ALL':
      return composeAll(task.input);
    case 'DIFF':
      return diffSupergraphs(task.input.from, task.input.to);
    case 'SERVED':
      return differences(task.input.published, task.input.served);
  }
}
