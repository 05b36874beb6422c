export { isText, readFieldSet, readGraphNames, valueIn } from './joinDirectives';
export { type ReadSdlOptions, readSdl } from './readSdl';
export { stripSecurity } from './stripSecurity';
export { typenameField } from './typenameField';
