export type { ProjectionAccess } from './collectFields';
export { compileProjection, maxVariants } from './compileProjection';
export { conditionVariables } from './conditions';
export type {
  PersonalReads,
  Projected,
  Projection,
  ProjectionFault,
  TokenSealer,
} from './Projection';
