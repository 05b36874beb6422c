export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
export { type Links, readLinks } from './readLinks';
