import { type DataObject, isDataObject, setValue } from './data';

/** A copy of JSON that shares no object and no list with it. */
export function cloneData(source: DataObject): DataObject {
  const copy: DataObject = {};
  for (const key of Object.keys(source)) setValue(copy, key, cloneValue(source[key]));
  return copy;
}

function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneValue);
  return isDataObject(value) ? cloneData(value) : value;
}
