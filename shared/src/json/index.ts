export { hasLongNumber } from './hasLongNumber';
export { parseJson } from './parseJson';
