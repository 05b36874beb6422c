import { parse as parseLossless } from 'lossless-json';
import { writeJson } from '../json';
import type { DataObject } from '../merge';
import type { EntityList, RequiredSelection } from '../plan';
import { type CompiledPath, compilePath } from './compilePath';
import {
  compileRequires,
  type RepresentationWriter,
  type RequiresOptions,
  soleKey,
} from './compileRequires';
import { compileRewrites } from './compileRewrites';
import { isSameData } from './isSameData';
import type { PlanContext } from './PlanContext';
import { Representations } from './Representations';
import type { Run } from './Run';
import type { TypeTable } from './TypeTable';

/** Objects to complete, and for each the place of its representation in what is asked. */
export interface Targets {
  readonly objects: readonly DataObject[];
  readonly slots: readonly number[];
}

/** What one variable of an entity fetch holds, and what its answers will complete. */
export interface Collection {
  readonly asked: Representations;
  /** For each list that the variable serves. */
  readonly targets: readonly Targets[];
  /** Whether an object was met for which a required value is missing. */
  readonly hasMissing: boolean;
}

export interface CollectionOptions extends RequiresOptions {
  /** By response key of the list, what objects must lack something of to be collected. */
  readonly unlike?: ReadonlyMap<string, readonly RequiredSelection[]> | undefined;
}

/** Finds the objects that can be asked for, and makes their representations. */
export type Collector = (run: Run) => Collection;

/**
 * Compiles the collector of the lists that share a variable. Fetches that start together and ask for
 * the same share what it finds.
 */
export function compileCollection(
  lists: readonly EntityList[],
  { types, use }: PlanContext,
  options: CollectionOptions,
): Collector {
  const compiled = lists.map((list) => compileTargets(list, types, use.mayJoinEqual, options));
  let key: string | undefined;
  return (run) => {
    key ??= JSON.stringify(
      lists.map(({ field, paths, requires, inputRewrites }) => [
        paths,
        requires,
        inputRewrites,
        options.isConditional,
        options.unlike?.get(field),
      ]),
    );
    const known = run.collections?.get(key);
    if (known) return known;
    const asked = new Representations();
    const found = compiled.map((collect) => collect(run, asked));
    const hasMissing = found.some((targets) => targets.hasMissing);
    const collection = { asked, targets: found, hasMissing };
    run.collections?.set(key, collection);
    return collection;
  };
}

function compileTargets(
  list: EntityList,
  types: TypeTable,
  mayJoinEqual: boolean,
  options: CollectionOptions,
): (run: Run, asked: Representations) => FoundTargets {
  const paths = list.paths.map((path) => compilePath(path, types));
  const whole = options.unlike?.get(list.field);
  const writeWhole = whole && compileRequires(whole, types, options);
  const write = compileRewritten(list, types, options);
  const key = writeWhole ? undefined : soleKey(list.requires);

  return (run, asked) => {
    const found: FoundTargets = { objects: [], slots: [], hasMissing: false };
    const slotOf = createSlotFinder(run, asked, found);
    for (const path of paths) collectPath(run, path, slotOf, found);
    return found;
  };

  /** The slot of an object; -1 when it cannot be asked for. */
  function createSlotFinder(
    run: Run,
    asked: Representations,
    found: FoundTargets,
  ): (object: DataObject) => number {
    const find = (object: DataObject): number => {
      if (writeWhole?.(object, run.variables) !== undefined) return -1;
      const text = write(object, run.variables);
      if (text !== undefined) return asked.slotOf(text);
      found.hasMissing = true;
      return -1;
    };
    if (key === undefined) return find;
    const known = new Map<unknown, Map<unknown, number>>();
    return (object) => {
      const { __typename, [key]: value } = object;
      if (typeof value !== 'string') return find(object);
      let slotsOfType = known.get(__typename);
      if (!slotsOfType) {
        slotsOfType = new Map();
        known.set(__typename, slotsOfType);
      }
      let slot = slotsOfType.get(value);
      if (slot === undefined) {
        slot = find(object);
        slotsOfType.set(value, slot);
      }
      return slot;
    };
  }

  /**
   * An entity that stands at several places of one path, the same in each, becomes one object: it is
   * completed once, and whatever comes after meets it once.
   */
  function collectPath(
    run: Run,
    path: CompiledPath,
    slotOf: (object: DataObject) => number,
    found: FoundTargets,
  ): void {
    const first: DataObject[] = [];
    path.visitPlaces(run.data, run.isGraph, (object) => {
      const slot = slotOf(object);
      if (slot < 0) return object;
      const same = first[slot];
      if (same === object) return object;
      if (!same) {
        first[slot] = object;
      } else if (mayJoinEqual && isSameData(same, object)) {
        run.isGraph = true;
        return same;
      }
      found.objects.push(object);
      found.slots.push(slot);
      return object;
    });
  }
}

interface FoundTargets {
  readonly objects: DataObject[];
  readonly slots: number[];
  hasMissing: boolean;
}

/** Representations are rewritten as objects; most fetches have nothing to rewrite. */
function compileRewritten(
  { requires, inputRewrites }: EntityList,
  types: TypeTable,
  options: RequiresOptions,
): RepresentationWriter {
  const write = compileRequires(requires, types, options);
  const rewrite = compileRewrites(inputRewrites, types);
  if (!rewrite) return write;
  return (entity, variables) => {
    const text = write(entity, variables);
    if (text === undefined) return undefined;
    const representation = parseLossless(text) as DataObject;
    rewrite(representation);
    return writeJson(representation);
  };
}
