export { composeSupergraph, type NamedSdl } from './composeSupergraph';
export { type ReadSdlOptions, readSdl } from './readSdl';
export { stripSecurity } from './stripSecurity';
