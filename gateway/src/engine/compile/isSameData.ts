import { isExactNumber } from '../json';
import { type DataObject, isDataObject } from '../merge';

/** Deeper data is taken for different: comparing is to save work, not to make it. */
const maxDepth = 16;

/** Whether two objects have the same keys in the same order, with the same values all the way down. */
export function isSameData(one: DataObject, other: DataObject, depth = 0): boolean {
  const keys = Object.keys(one);
  const otherKeys = Object.keys(other);
  if (depth === maxDepth || keys.length !== otherKeys.length) return false;
  return keys.every(
    (key, index) => otherKeys[index] === key && isSameValue(one[key], other[key], depth),
  );
}

function isSameValue(one: unknown, other: unknown, depth: number): boolean {
  if (one === other) return true;
  if (isDataObject(one) && isDataObject(other)) return isSameData(one, other, depth + 1);
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      depth < maxDepth &&
      one.length === other.length &&
      one.every((item, index) => isSameValue(item, other[index], depth + 1))
    );
  }
  return isExactNumber(one) && isExactNumber(other) && one.value === other.value;
}
