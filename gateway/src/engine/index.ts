export { createEngine } from './createEngine';
export { engineLogger } from './engineLogger';
export { introspectionPlugin } from './introspectionPlugin';
