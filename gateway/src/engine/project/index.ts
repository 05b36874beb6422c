export { compileProjection } from './compileProjection';
export type { Projected, Projection, ProjectionFault } from './Projection';
