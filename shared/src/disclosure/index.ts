export {
  noDataCell,
  publishedCell,
  type Ratio,
  ratioOf,
  type StatCell,
  suppressedCell,
} from './StatCell';
