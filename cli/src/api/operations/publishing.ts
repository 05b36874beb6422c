import type { CheckReport, HistoryEntry, PublishResult } from '../answers';
import { operation } from '../Operation';
import { historyFields } from './history';

/** A schema to be checked or published; without `url` that is left out, or stays. */
export interface PublishInput {
  readonly subgraph: string;
  readonly sdl: string;
  readonly url: string | undefined;
}

const reportFields = `
  passes
  sdlHash
  findings {
    code severity coordinate line column message
    others { subgraph line column }
    operations {
      name hash count lastUsedOn costBefore costAfter
      clients { name version count }
    }
    unaffectedOperations
  }
`;
const resultFields = `outcome version supergraphVersion report { ${reportFields} }`;

export const checkOperation = operation<
  { readonly check: CheckReport },
  { readonly input: PublishInput }
>(`query Check($input: PublishInput!) { check(input: $input) { ${reportFields} } }`);

export const publishOperation = operation<
  { readonly publish: PublishResult },
  { readonly input: PublishInput }
>(`mutation Publish($input: PublishInput!) { publish(input: $input) { ${resultFields} } }`);

export const rollbackOperation = operation<
  { readonly rollback: PublishResult },
  { readonly subgraph: string; readonly version: number }
>(`mutation Rollback($subgraph: String!, $version: Int!) {
  rollback(subgraph: $subgraph, version: $version) { ${resultFields} }
}`);

export const deleteOperation = operation<
  { readonly deleteSubgraph: PublishResult },
  { readonly subgraph: string }
>(`mutation Delete($subgraph: String!) {
  deleteSubgraph(subgraph: $subgraph) { ${resultFields} }
}`);

export const approveOperation = operation<
  { readonly approve: HistoryEntry },
  { readonly subgraph: string; readonly sdlHash: string }
>(`mutation Approve($subgraph: String!, $sdlHash: String!) {
  approve(subgraph: $subgraph, sdlHash: $sdlHash) { ${historyFields} }
}`);
