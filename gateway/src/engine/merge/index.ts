export { cloneData } from './cloneData';
export { type DataObject, isDataObject, isInherited, ownValue, setValue } from './data';
export { mergeObjects } from './mergeObjects';
