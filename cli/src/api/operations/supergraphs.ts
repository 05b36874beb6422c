import type { SchemaChange, SubgraphVersion, Supergraph } from '../answers';
import { operation } from '../Operation';

const supergraphFields = 'version reason subgraph createdAt createdBy';

export const supergraphOperation = operation<
  {
    readonly supergraph:
      | (Supergraph & {
          readonly sdl: string;
          readonly subgraphs: readonly (Omit<SubgraphVersion, 'sdl'> & {
            readonly subgraph: string;
          })[];
        })
      | null;
  },
  { readonly version: number | undefined }
>(`query Supergraph($version: Int) {
  supergraph(version: $version) {
    ${supergraphFields}
    sdl
    subgraphs { subgraph version url sdlHash createdAt createdBy }
  }
}`);

/** Latest first: `first` of them, those with a number below `before`. */
export const supergraphsOperation = operation<
  { readonly supergraphs: readonly Supergraph[] },
  { readonly first: number; readonly before: number | undefined }
>(`query Supergraphs($first: Int!, $before: Int) {
  supergraphs(first: $first, before: $before) { ${supergraphFields} }
}`);

export const supergraphDiffOperation = operation<
  { readonly supergraphDiff: readonly SchemaChange[] },
  { readonly from: number; readonly to: number | undefined }
>(`query SupergraphDiff($from: Int!, $to: Int) {
  supergraphDiff(from: $from, to: $to) { criticality coordinate message }
}`);
