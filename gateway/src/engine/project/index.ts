export { compileProjection, maxVariants } from './compileProjection';
export { conditionVariables } from './conditions';
export type { Projected, Projection, ProjectionFault } from './Projection';
