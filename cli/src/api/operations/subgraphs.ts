import type { Subgraph, SubgraphVersion } from '../answers';
import { operation } from '../Operation';

const versionFields = 'version url sdlHash createdAt createdBy';

export const subgraphsOperation = operation<
  { readonly subgraphs: readonly Subgraph[] },
  { readonly includeDeleted: boolean }
>(`query Subgraphs($includeDeleted: Boolean!) {
  subgraphs(includeDeleted: $includeDeleted) { name owner current { ${versionFields} } }
}`);

/** What each subgraph has published. */
export const schemasOperation = operation<
  {
    readonly subgraphs: readonly {
      readonly name: string;
      readonly current: { readonly sdl: string } | null;
    }[];
  },
  Record<string, never>
>('query Schemas { subgraphs { name current { sdl } } }');

/** One subgraph; `sdl` says whether the text of its schema comes along. */
export const subgraphOperation = operation<
  { readonly subgraph: Subgraph & { readonly versions: readonly SubgraphVersion[] } },
  { readonly name: string; readonly sdl: boolean }
>(`query Subgraph($name: String!, $sdl: Boolean!) {
  subgraph(name: $name) {
    name
    owner
    current { ${versionFields} sdl @include(if: $sdl) }
    versions { ${versionFields} }
  }
}`);

/** One version, the only one of `versions`: the latest before the number after its own. */
export const subgraphVersionOperation = operation<
  { readonly subgraph: Subgraph & { readonly versions: readonly SubgraphVersion[] } },
  { readonly name: string; readonly before: number; readonly sdl: boolean }
>(`query SubgraphVersion($name: String!, $before: Int!, $sdl: Boolean!) {
  subgraph(name: $name) {
    name
    owner
    current { ${versionFields} }
    versions(first: 1, before: $before) { ${versionFields} sdl @include(if: $sdl) }
  }
}`);

export const subgraphSettingsOperation = operation<
  { readonly subgraphSettings: { readonly identityPublicKey: string; readonly fetchKey: string } },
  { readonly subgraph: string }
>(`query SubgraphSettings($subgraph: String!) {
  subgraphSettings(subgraph: $subgraph) { identityPublicKey fetchKey }
}`);
