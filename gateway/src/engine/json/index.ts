export { hasLongNumber, parseJson } from '@civicgraph/shared';
export { isExactNumber } from './isExactNumber';
export { quoteText } from './quoteText';
export { writeJson } from './writeJson';
