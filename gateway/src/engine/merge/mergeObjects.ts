import { type DataObject, isDataObject, isInherited, ownValue, setValue } from './data';

/**
 * Completes `target` with what `source` has, in place. Objects under one key become one, and lists of
 * equal length are merged item by item. What stands against each other is decided so that it does not
 * matter which fetch ended first: a value wins over null, else the later one counts.
 *
 * `target` takes the objects of `source` over; a source that is used twice must be cloned.
 */
export function mergeObjects(target: DataObject, source: DataObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const present = isInherited(key) ? ownValue(target, key) : target[key];
    if (present === undefined || present === null) setValue(target, key, value);
    else if (value !== null) mergeValue(target, key, present, value);
  }
}

function mergeValue(target: DataObject, key: string, present: unknown, value: unknown): void {
  if (Array.isArray(present) && Array.isArray(value) && present.length === value.length) {
    mergeLists(present, value);
  } else if (isDataObject(present) && isDataObject(value)) {
    if (present !== value) mergeObjects(present, value);
  } else {
    setValue(target, key, value);
  }
}

function mergeLists(present: unknown[], values: readonly unknown[]): void {
  if (present === values) return;
  for (const [index, value] of values.entries()) {
    const item = present[index];
    if (isDataObject(item) && isDataObject(value)) {
      if (item !== value) mergeObjects(item, value);
    } else if (Array.isArray(item) && Array.isArray(value) && item.length === value.length) {
      mergeLists(item, value);
    } else if (value !== null && value !== undefined) {
      present[index] = value;
    }
  }
}
