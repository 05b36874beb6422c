export {
  type Composition,
  type CompositionPlace,
  type CompositionProblem,
  composeSchemas,
  type NamedDocument,
} from './composeSchemas';
export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
export { objectEstimator } from './objectEstimator';
export { type Links, readLinks } from './readLinks';
