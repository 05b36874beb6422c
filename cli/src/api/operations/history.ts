import type { HistoryEntry } from '../answers';
import { operation } from '../Operation';

export const historyFields =
  'id at by action subgraph outcome codes version supergraphVersion count';

/** Latest first: `first` of them, those before the entry with the id `before`. */
export const historyOperation = operation<
  { readonly history: readonly HistoryEntry[] },
  {
    readonly subgraph: string | undefined;
    readonly first: number;
    readonly before: number | undefined;
  }
>(`query History($subgraph: String, $first: Int!, $before: Int) {
  history(subgraph: $subgraph, first: $first, before: $before) { ${historyFields} }
}`);
