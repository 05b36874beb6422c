export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
