import type { CheckInput, RemovalInput, SubgraphSchema } from './CheckInput';
import type { CheckResult } from './CheckReport';

/** What the worker is asked; plain data. */
export type CheckTask =
  | { readonly kind: 'SUBGRAPH'; readonly input: CheckInput }
  | { readonly kind: 'REMOVAL'; readonly input: RemovalInput }
  | { readonly kind: 'ALL'; readonly input: readonly SubgraphSchema[] };

/** What it answers, once for each task. */
export type CheckAnswer =
  | { readonly result: CheckResult }
  /** The stack of an error that is no finding. */
  | { readonly failure: string };
