export {
  type Composition,
  type CompositionPlace,
  type CompositionProblem,
  composeSchemas,
  type NamedDocument,
} from './composeSchemas';
export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
export { isText, readFieldSet, readGraphNames, valueIn } from './joinDirectives';
export { objectEstimator } from './objectEstimator';
export { type Links, readLinks } from './readLinks';
export { leavesOf, readPerson, readSubjectFacts, type SubjectFacts } from './SubjectFacts';
export { type FieldFacts, readTypeFacts, type TypeFacts } from './TypeFacts';
