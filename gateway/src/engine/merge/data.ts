import { isExactNumber } from '../json';

/** An object of an answer: JSON of a subgraph, trusted in nothing. */
export type DataObject = Record<string, unknown>;

/** Whether a value is an object of an answer, and neither a list nor a leaf. */
export function isDataObject(value: unknown): value is DataObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value)
  );
}

/** Keys that every object inherits; an operation may use them as aliases. */
export function isInherited(key: string): boolean {
  return key in Object.prototype;
}

/** Reads a key that may be one every object inherits. */
export function ownValue(object: DataObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets a key, whatever it is called: a plain assignment to `__proto__` would set the prototype. */
export function setValue(object: DataObject, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, ...ordinary });
}

const ordinary = { enumerable: true, configurable: true, writable: true };
