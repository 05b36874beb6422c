import type { CheckInput, RemovalInput, SubgraphSchema } from './CheckInput';
import type { CheckResult } from './CheckReport';
import type { SchemaChange } from './diffSupergraphs';

/** What the worker is asked; plain data. */
export type CheckTask =
  | { readonly kind: 'SUBGRAPH'; readonly input: CheckInput }
  | { readonly kind: 'REMOVAL'; readonly input: RemovalInput }
  | { readonly kind: 'ALL'; readonly input: readonly SubgraphSchema[] }
  | { readonly kind: 'DIFF'; readonly input: { readonly from: string; readonly to: string } };

/** What comes of a task. */
export type TaskResult<Task extends CheckTask> = Task extends { readonly kind: 'DIFF' }
  ? readonly SchemaChange[]
  : CheckResult;

/** What it answers, once for each task. */
export type CheckAnswer =
  | { readonly result: TaskResult<CheckTask> }
  /** The stack of an error that is no finding. */
  | { readonly failure: string };
