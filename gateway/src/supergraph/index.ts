export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
export { type ReadSdlOptions, readSdl } from './readSdl';
export { stripSecurity } from './stripSecurity';
