export type { ProjectionAccess } from './collectFields';
export { compileProjection, maxVariants } from './compileProjection';
export { conditionVariables } from './conditions';
export { ProjectedData, writeAnswer } from './ProjectedData';
export type {
  PersonalReads,
  Projected,
  Projection,
  ProjectionFault,
  TokenSealer,
} from './Projection';
