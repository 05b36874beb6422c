export type { Cube, Sum } from './Cube';
export { findUnbalanced, type Unbalanced } from './findUnbalanced';
export {
  noDataCell,
  publishedCell,
  type Ratio,
  ratioOf,
  type StatCell,
  suppressedCell,
} from './StatCell';
export { complementary, primary, published, suppressCube } from './suppressCube';
