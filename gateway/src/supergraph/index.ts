export { isText, readFieldSet, readGraphNames, valueIn } from '@civicgraph/shared/supergraph';
export { type ReadSdlOptions, readSdl } from './readSdl';
export { stripSecurity } from './stripSecurity';
export { typenameField } from './typenameField';
