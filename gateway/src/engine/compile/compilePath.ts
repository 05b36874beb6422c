import { type DataObject, isDataObject, isInherited, ownValue } from '../merge';
import type { Path, PathSegment } from '../plan';
import type { TypeTable } from './TypeTable';

export type ResponsePath = readonly (string | number)[];

export interface Located {
  readonly object: DataObject;
  /** Where it stands in the answer, for example `["regions", 0, "grids", 2]`. */
  readonly path: ResponsePath;
}

/** Finds the objects at the ends of a path, in the order of the answer. */
export interface CompiledPath {
  /** With `isGraph`, objects that several places share come once. */
  collect(root: DataObject, isGraph: boolean): DataObject[];
  /**
   * Shows each place at the end to `visit`, and puts there what that answers: the object itself, or
   * another one that is to stand in its stead.
   */
  visitPlaces(root: DataObject, isGraph: boolean, visit: (object: DataObject) => DataObject): void;
  /** The same with their places, an object at several places once for each; for errors. */
  locate(root: DataObject): Located[];
}

/** Adds what one segment leads to from one value. */
type Step = (value: unknown, found: unknown[]) => void;

export function compilePath(given: Path, types: TypeTable): CompiledPath {
  const path = joinLists(given);
  const steps = path.map((segment) => compileSegment(segment, types));
  const last = path.findLastIndex(({ kind }) => kind !== 'type');
  const key = lastKey(path[last]);
  const isAtEnd = path
    .slice(last + 1)
    .map((segment) => createTypeTest(segment.kind === 'type' ? segment.types : [], types));

  const follow = (root: DataObject, isGraph: boolean, end: number): unknown[] => {
    let values: unknown[] = [root];
    for (let index = 0; index < end; index++) {
      const found: unknown[] = [];
      for (const value of values) steps[index]?.(value, found);
      values = isGraph ? [...new Set(found)] : found;
    }
    return values;
  };

  return {
    collect: (root, isGraph) => follow(root, isGraph, steps.length).filter(isDataObject),
    visitPlaces(root, isGraph, visit) {
      if (last < 0) {
        if (isAtEnd.every((test) => test(root))) visit(root);
        return;
      }
      const at = (holder: DataObject | unknown[], place: string | number) => {
        const object = (holder as DataObject)[place];
        if (!isDataObject(object)) return;
        for (const test of isAtEnd) if (!test(object)) return;
        const put = visit(object);
        if (put !== object) (holder as DataObject)[place] = put;
      };
      for (const holder of follow(root, isGraph, last)) {
        if (key === undefined) {
          if (Array.isArray(holder)) visitItems(holder, at);
        } else if (isDataObject(holder) && (!isInherited(key) || Object.hasOwn(holder, key))) {
          at(holder, key);
        }
      }
    },
    locate: (root) => locate(root, path, types, []),
  };
}

/** One step goes into all lists at once: planners differ in how many they tell of lists in lists. */
function joinLists(path: Path): Path {
  return path.filter(({ kind }, index) => kind !== 'list' || path[index - 1]?.kind !== 'list');
}

function visitItems(list: unknown[], visit: (list: unknown[], index: number) => void): void {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (Array.isArray(item)) visitItems(item, visit);
    else visit(list, index);
  }
}

/** The key that leads to the end of a path; undefined when items of a list are its end. */
function lastKey(segment: PathSegment | undefined): string | undefined {
  return segment?.kind === 'field' ? segment.key : undefined;
}

function compileSegment(segment: PathSegment, types: TypeTable): Step {
  switch (segment.kind) {
    case 'field': {
      const { key } = segment;
      if (isInherited(key)) {
        return (value, found) => {
          if (isDataObject(value)) addObject(ownValue(value, key), found);
        };
      }
      return (value, found) => addObject((value as DataObject)[key], found);
    }
    case 'list':
      return addItems;
    case 'type': {
      const isMember = createTypeTest(segment.types, types);
      return (value, found) => {
        if (isMember(value as DataObject)) found.push(value);
      };
    }
  }
}

function addItems(value: unknown, found: unknown[]): void {
  if (!Array.isArray(value)) return;
  for (const item of value) {
    if (Array.isArray(item)) addItems(item, found);
    else addObject(item, found);
  }
}

function addObject(value: unknown, found: unknown[]): void {
  if (typeof value === 'object' && value !== null) found.push(value);
}

/** An object that does not say its type passes: it was not asked where only one is possible. */
export function createTypeTest(
  conditions: readonly string[],
  types: TypeTable,
): (object: DataObject) => boolean {
  const known = new Map<unknown, boolean>([[undefined, true]]);
  return ({ __typename }) => {
    let isMember = known.get(__typename);
    if (isMember === undefined) {
      isMember = conditions.some((condition) => types.isOfType(String(__typename), condition));
      // The names come from subgraphs; a hostile one must not fill the memory.
      if (known.size < 1000) known.set(__typename, isMember);
    }
    return isMember;
  };
}

function locate(value: unknown, path: Path, types: TypeTable, place: ResponsePath): Located[] {
  const [segment, ...rest] = path;
  if (!segment) return isDataObject(value) ? [{ object: value, path: place }] : [];
  if (segment.kind === 'list') {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) =>
      locate(item, Array.isArray(item) ? path : rest, types, [...place, index]),
    );
  }
  if (!isDataObject(value)) return [];
  if (segment.kind === 'field') {
    return locate(ownValue(value, segment.key), rest, types, [...place, segment.key]);
  }
  return createTypeTest(segment.types, types)(value) ? locate(value, rest, types, place) : [];
}
