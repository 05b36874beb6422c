export { hasLongNumber, parseJson } from '@civicgraph/shared';
export { isExactNumber } from './isExactNumber';
export { needsEscape, quoteText } from './quoteText';
export { writeJson } from './writeJson';
