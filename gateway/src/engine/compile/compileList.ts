import type { EntityList } from '../plan';
import { type CompiledPath, compilePath } from './compilePath';
import { compileRewrites, type Rewriter } from './compileRewrites';
import type { TypeTable } from './TypeTable';

/** What becomes of the entities of one list of a fetch. */
export interface CompiledList {
  readonly field: string;
  readonly paths: readonly CompiledPath[];
  readonly rewrite: Rewriter | undefined;
}

export function compileList(list: EntityList, types: TypeTable): CompiledList {
  return {
    field: list.field,
    paths: list.paths.map((path) => compilePath(path, types)),
    rewrite: compileRewrites(list.outputRewrites, types),
  };
}
