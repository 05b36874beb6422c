import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { answerKey } from '../plan';
import type { ResponsePath } from './compilePath';

/** The response keys of an operation, whatever the types and conditions they depend on. */
export interface ClientPaths {
  /**
   * The longest beginning of a path that the client asked for, by the keys of the answer: an error of a value that was fetched
   * for a key or for `@requires` belongs to what it was fetched for.
   */
  visible(path: ResponsePath): ResponsePath;
  /** Whether the client asked for this place. */
  has(path: ResponsePath): boolean;
}

type Tree = Map<string, Tree>;

export function createClientPaths(
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ClientPaths {
  let built: Tree | undefined;
  const tree = () => {
    built ??= buildTree([selections], fragments);
    return built;
  };
  const known = (path: ResponsePath): ResponsePath => {
    let keys: Tree | undefined = tree();
    for (const [index, step] of path.entries()) {
      if (typeof step === 'number') continue;
      keys = keys?.get(step);
      if (!keys) return path.slice(0, index);
    }
    return path;
  };
  return {
    visible: (path) =>
      known(path).map((step) => (typeof step === 'string' ? answerKey(step) : step)),
    has: (path) => known(path).length === path.length,
  };
}

function buildTree(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Tree {
  const found = new Map<string, SelectionSetNode[]>();
  const collect = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const known = found.get(key) ?? [];
        if (node.selectionSet) known.push(node.selectionSet);
        found.set(key, known);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        collect(node.selectionSet);
      } else {
        const fragment = fragments.get(node.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return new Map([...found].map(([key, nested]) => [key, buildTree(nested, fragments)]));
}
