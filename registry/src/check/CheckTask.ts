import type { CheckInput, RemovalInput, SubgraphSchema } from './CheckInput';
import type { CheckResult } from './CheckReport';
import type { SchemaChange } from './diffSupergraphs';

/** What the worker is asked; plain data. */
export type CheckTask =
  | { readonly kind: 'SUBGRAPH'; readonly input: CheckInput }
  | { readonly kind: 'REMOVAL'; readonly input: RemovalInput }
  | { readonly kind: 'ALL'; readonly input: readonly SubgraphSchema[] }
  | { readonly kind: 'DIFF'; readonly input: { readonly from: string; readonly to: string } }
  | { readonly kind: 'SERVED'; readonly input: ServedSchema };

/** What a subgraph answers, beside what is to be published of it. */
export interface ServedSchema {
  readonly published: string;
  readonly served: string;
}

interface TaskResults {
  readonly SUBGRAPH: CheckResult;
  readonly REMOVAL: CheckResult;
  readonly ALL: CheckResult;
  readonly DIFF: readonly SchemaChange[];
  /** As `differences` has it. */
  readonly SERVED: readonly string[] | null;
}

/** What comes of a task. */
export type TaskResult<Task extends CheckTask> = TaskResults[Task['kind']];

/** What it answers, once for each task. */
export type CheckAnswer =
  | { readonly result: TaskResult<CheckTask> }
  /** The stack of an error that is no finding. */
  | { readonly failure: string };
