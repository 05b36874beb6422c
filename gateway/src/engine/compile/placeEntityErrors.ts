import type { DataObject } from '../merge';
import type { EntityFetchNode } from '../plan';
import type { ClientPaths } from './clientPaths';
import type { Targets } from './compileCollection';
import type { CompiledList } from './compileList';
import type { ResponsePath } from './compilePath';
import { renamedPath } from './compileRewrites';
import { type FetchShape, readFetchShape } from './FetchShape';
import type { ErrorPlaces } from './reportErrors';

/**
 * Where the errors of an entity fetch belong: `["_entities", 2, "name"]` is the name of whatever the
 * third representation stands for, at every place it stands.
 */
export function placeEntityErrors(
  node: EntityFetchNode,
  asked: readonly { readonly list: CompiledList; readonly targets: Targets }[],
  root: DataObject,
  clientPaths: ClientPaths,
): ErrorPlaces {
  const lists = asked.map(({ list }) => list);
  const places = asked.map(({ list, targets }) => placesBySlot(list, targets, root));
  let shape: FetchShape | undefined;
  /** What one list was to bring. */
  const ofList = (index: number): readonly ResponsePath[] => {
    shape ??= readFetchShape(node.query, true);
    const keys = shape.keysBelow(lists[index]?.field ?? '');
    return [...(places[index]?.values() ?? [])].flat().flatMap((place) => {
      const asked = keys.map((key) => [...place, key]);
      const visible = asked.filter((path) => clientPaths.has(path));
      return (visible.length > 0 ? visible : [place]).map(clientPaths.visible);
    });
  };
  return {
    of([field, slot, ...inner]) {
      const index = lists.findIndex((list) => list.field === field);
      if (slot === undefined) return ofList(index);
      const rewrites = node.lists.find((list) => list.field === field)?.outputRewrites ?? [];
      const found = typeof slot === 'number' ? (places[index]?.get(slot) ?? []) : [];
      const path = renamedPath(inner, rewrites);
      return found.map((place) => clientPaths.visible([...place, ...path]));
    },
    ofAll: () => lists.flatMap((_, index) => ofList(index)),
  };
}

function placesBySlot(
  list: CompiledList,
  targets: Targets,
  root: DataObject,
): ReadonlyMap<number, readonly ResponsePath[]> {
  const slots = new Map<DataObject, number>();
  for (const [index, object] of targets.objects.entries()) {
    slots.set(object, targets.slots[index] ?? -1);
  }
  const places = new Map<number, ResponsePath[]>();
  for (const { object, path } of list.paths.flatMap((compiled) => compiled.locate(root))) {
    const slot = slots.get(object);
    if (slot === undefined) continue;
    const known = places.get(slot);
    if (known) known.push(path);
    else places.set(slot, [path]);
  }
  return places;
}
