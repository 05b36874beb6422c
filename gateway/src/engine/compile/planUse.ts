import { type EntityFetchNode, type FetchNode, fetchesOf, type Path, type Plan } from '../plan';
import { type FetchShape, readFetchShape } from './FetchShape';

/** What the fetches of a plan have in common. */
export interface PlanUse {
  /**
   * Whether another fetch of the plan sends the same operation to the same subgraph, and may be given
   * the same answer. After a mutation the answer may be another.
   */
  isRepeated(fetch: FetchNode): boolean;
  /**
   * Whether all the places an entity stands at may hold the very objects of its one answer. They may
   * not where another fetch brings a part of these objects with it from above: it could bring
   * different parts for different places. Fetches that start within the objects do no harm, for they
   * find the same there whichever place they come from, unless their path depends on the types met.
   */
  maySharePlaces(fetch: EntityFetchNode): boolean;
  /**
   * Whether equal objects at the places of one path may become one object: every fetch treats these
   * places alike, unless a path depends on the types met on the way.
   */
  readonly mayJoinEqual: boolean;
}

export function analysePlan(plan: Plan): PlanUse {
  const fetches = fetchesOf(plan);
  const count = new Map<string, number>();
  for (const fetch of fetches) count.set(keyOf(fetch), (count.get(keyOf(fetch)) ?? 0) + 1);
  const isMutation = fetches.some(({ operationKind }) => operationKind === 'mutation');
  const hasTypedPath = fetches.some((fetch) => pathsOf(fetch).some(isTyped));
  const shapes = new Map<FetchNode, FetchShape>();
  const shapeOf = (fetch: FetchNode): FetchShape => {
    const shape = shapes.get(fetch) ?? readFetchShape(fetch.query, fetch.kind === 'entityFetch');
    shapes.set(fetch, shape);
    return shape;
  };
  return {
    mayJoinEqual: !hasTypedPath,
    isRepeated: (fetch) => !isMutation && (count.get(keyOf(fetch)) ?? 0) > 1,
    maySharePlaces(fetch) {
      const [path, ...otherPaths] = pathsOf(fetch);
      if (!path || otherPaths.length > 0 || hasTypedPath) return false;
      const objects = shapeOf(fetch).objectsAt([]);
      return fetches.every(
        (other) =>
          other === fetch ||
          pathsOf(other).every((above) => {
            const rest = remainder(path, above);
            return (
              !rest ||
              !shapeOf(other)
                .objectsAt(rest)
                .some((key) => objects.includes(key))
            );
          }),
      );
    },
  };
}

function pathsOf(fetch: FetchNode): readonly Path[] {
  return fetch.kind === 'rootFetch' ? [fetch.at] : fetch.lists.flatMap(({ paths }) => paths);
}

function isTyped(path: Path): boolean {
  return path.some(({ kind }) => kind === 'type');
}

function keyOf({ subgraph, query }: FetchNode): string {
  return `${subgraph} ${query}`;
}

/** The response keys that lead on from one path to a longer or equal one; undefined when none do. */
function remainder(path: Path, above: Path): readonly string[] | undefined {
  const [keys, keysAbove] = [keysOf(path), keysOf(above)];
  if (!keysAbove.every((key, index) => keys[index] === key)) return undefined;
  return keys.slice(keysAbove.length);
}

function keysOf(path: Path): readonly string[] {
  return path.flatMap((segment) => (segment.kind === 'field' ? [segment.key] : []));
}
