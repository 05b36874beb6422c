export { createEngine } from './createEngine';
export { engineLogger } from './engineLogger';
