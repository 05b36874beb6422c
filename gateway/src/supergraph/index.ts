export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { createApiSchema } from './createApiSchema';
export { isText, readFieldSet, readGraphNames, valueIn } from './joinDirectives';
export { type ReadSdlOptions, readSdl } from './readSdl';
export { stripSecurity } from './stripSecurity';
export { typenameField } from './typenameField';
